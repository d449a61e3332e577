"""Writing Amazon Records."""


def run(my_data_frame, folder):
    (
        my_data_frame.write.format("sagemaker")
        .option("labelColumnName", "myLabelColumn")
        .option("featuresColumnName", "myFeaturesColumn")
        .save(folder)
    )
