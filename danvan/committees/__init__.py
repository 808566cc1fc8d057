"""Steering bodies (Ban Chỉ đạo, Tổ chỉ đạo, tổ thẩm định): the document that set them up, their term, their members by
role with the unit each comes from, their working rules, who has which task and follows which units. A committee is no
unit of a tree: it sits in an office, issues through it, and its papers are in that office's register.
"""
