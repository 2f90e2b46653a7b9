"""spark-submit extract_with_spark.py FOLDER OUTPUT [GLOB]: the documents of a folder as tables in Parquet, parted by year and organ.

FOLDER and OUTPUT may be wherever Spark reads and writes: hdfs://, s3a://, file://. What is in OUTPUT is written anew.
"""

import sys

import rapporteur.spark
from pyspark.sql import SparkSession


def main(folder: str, output: str, glob: str | None = None) -> None:
    spark = rapporteur.spark.configure(SparkSession.builder.appName("rapporteur").getOrCreate())
    extracted = rapporteur.spark.extract(rapporteur.spark.read(spark, folder, glob))
    extracted.write_parquet(output)
    for row in extracted.files.groupBy("status").count().orderBy("status").collect():
        print(f"{row['status']}: {row['count']}")
    spark.stop()


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
