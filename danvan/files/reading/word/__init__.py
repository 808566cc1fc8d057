"""Reads a .docx as it is seen on paper: automatic numbers, tables, headers, text boxes; struck-out changes left out."""
