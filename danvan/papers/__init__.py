"""Official papers as Word files: how a state body's and a Party body's papers look by their rules of form (Nghị định
30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW), whoever's paper it is. Upper apps say what stands in a paper
(`paper.Paper`), this one writes it (`writer.write`): header, number line, title, body, signature, recipients, annexes.
It knows no record, keeps nothing and fills in nothing: a number, day or post that it is not told stays blank.
"""
