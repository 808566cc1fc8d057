"""Plans: a document that binds. Its targets, tasks, phases and reporting clauses, each with the sentence it comes from;
the units it binds, resolved on a day and shown by name; what each unit has made of it: taken on, made its own plan, or
raised a kiến nghị that the issuer answers. A duty stands until it is answered, and follows the heirs of a unit that ended.
"""
