"""Which records say nearly the same, and which show the same picture: short traces of texts and pictures, kept in bands,
so that one record is compared with its province's fifty thousand without reading them. It keeps no words and no pixels,
knows no kind of record, and says only “these two, so much”: who may be told is asked by whoever asks.
"""
