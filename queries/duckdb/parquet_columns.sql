-- name: parquet_columns
-- title: The columns of a Parquet file
-- answers: which columns a Parquet file has, and which of them hold moments or floats
-- reads: one file's footer
-- gives: name, kind (float, moment, other)
-- bound: none
CREATE OR REPLACE TABLE {name} AS
SELECT name,
       CASE WHEN bool_or(type IN ('FLOAT', 'DOUBLE')) THEN 'float'
            WHEN bool_or(type = 'INT96' OR logical_type LIKE 'Timestamp%' OR converted_type LIKE 'TIMESTAMP%') THEN 'moment'
            ELSE 'other' END AS kind
FROM parquet_schema({source}) WHERE num_children IS NULL
GROUP BY name
