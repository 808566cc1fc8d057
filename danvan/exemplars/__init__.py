"""The register of models (mô hình, điển hình Dân vận khéo): what a unit, a group or a person registers at one level, in a
form that is data of the plan; what was returned, heading by heading; how it went, year by year; what recognised it;
which one it was elevated from and who copied it. What an appraising body thinks of it is not known here until it is
announced: there is no column from which a mark, a vote or an outcome could be derived before.
"""
