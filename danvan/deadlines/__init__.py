"""Deadlines: which days are worked, what the words of a document make of a day, and how late is late.

The office's calendar is kept as rows with their source (public holidays, Tết, days off in lieu, Saturdays made up), each
with the stretch of time in which we held it to be so. `calendar` counts working days, `words` reads "trước ngày 25/5" or
"10 ngày làm việc kể từ ngày …", `rules` says which day that ends on and how it came about, `terms` keeps due date,
extension and lock apart. All of these but the rows are plain arithmetic.
"""
