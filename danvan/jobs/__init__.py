"""Work that takes longer than a page: jobs with their progress and result, imports from Excel with a dry run and a
workbook of the rows to mend, and the schedule that `tick` keeps. A job carries ids only; the rights of who started it
are asked again when it starts and when its file is fetched; one that was cut short is found and taken up or said so.
"""
