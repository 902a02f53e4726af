"""The road to Neo4j: the county as a graph, named questions in Cypher, and a local server for the one who has none.

``model`` says what the graph looks like, ``rows`` makes it of a check, ``load`` brings a database to it, ``offline`` writes it
for the bulk importer; ``catalogue`` and ``ask`` are about the questions in ``queries/cypher``; ``artifacts`` and ``server`` about
the local server. Only these modules need the extra ``neo4j`` (the driver), and only when they are called.
"""
