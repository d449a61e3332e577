"""Trains, attaches, deploys, predicts and transforms with the SageMaker Python SDK 2."""

import contextlib
import io
import sys

import answers
import boto3
import numpy
import sagemaker
from sagemaker.analytics import TrainingJobAnalytics
from sagemaker.deserializers import CSVDeserializer
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.serializers import CSVSerializer

role, account = sys.argv[1:]
boto = boto3.session.Session()
answers.check_answers_of(boto)
session = sagemaker.Session(boto_session=boto, default_bucket=f"sagemaker-us-east-1-{account}")
bucket = session.default_bucket()
rows = "".join(f"{2 * x},{x},{x % 3}\n" for x in range(100))
session.upload_string_as_file_body(rows, bucket, "sdk2/train/part.csv")


def near(answer, wanted):
    return abs(float(answer) - wanted) < 20


# XGBoost by its image: fit with its logs, attach, deploy, predict, update, transform.
estimator = Estimator(
    sagemaker.image_uris.retrieve("xgboost", session.boto_region_name, "1.7-1"),
    role,
    instance_count=1,
    instance_type="ml.m5.large",
    hyperparameters={"num_round": 10, "objective": "reg:squarederror"},
    metric_definitions=[{"Name": "error", "Regex": "train-rmse:([0-9.]+)"}],
    use_spot_instances=True,
    max_run=600,
    max_wait=600,
    sagemaker_session=session,
    tags=[{"Key": "team", "Value": "sdk2"}],
)
train = TrainingInput(f"s3://{bucket}/sdk2/train/", content_type="text/csv")
with contextlib.redirect_stdout(io.StringIO()) as shown:
    estimator.fit({"train": train})
for number in range(10):
    assert shown.getvalue().count(f"[{number}]#011train-rmse") == 1, shown.getvalue()
assert estimator.latest_training_job.describe()["TrainingJobStatus"] == "Completed"
measured = TrainingJobAnalytics(
    estimator.latest_training_job.name, metric_names=["error"], sagemaker_session=session
).dataframe()
assert len(measured) > 0 and (measured["metric_name"] == "error").all(), measured

attached = Estimator.attach(estimator.latest_training_job.name, sagemaker_session=session)
assert attached.model_data == estimator.model_data, attached.model_data
assert attached.hyperparameters()["num_round"] == "10", attached.hyperparameters()

predictor = attached.deploy(
    initial_instance_count=1,
    instance_type="ml.m5.large",
    endpoint_name="sdk2",
    serializer=CSVSerializer(),
    deserializer=CSVDeserializer(),
)
assert near(predictor.predict([[50, 2]])[0][0], 100), predictor.predict([[50, 2]])
predictor.update_endpoint(initial_instance_count=2, instance_type="ml.m5.large")
assert near(predictor.predict("50,2")[0][0], 100)
predictor.delete_model()
predictor.delete_endpoint()

transformer = estimator.transformer(
    1, "ml.m5.large", output_path=f"s3://{bucket}/sdk2/out", assemble_with="Line", accept="text/csv"
)
session.upload_string_as_file_body("50,2\n10,1\n", bucket, "sdk2/batch/rows.csv")
transformer.transform(
    f"s3://{bucket}/sdk2/batch/", content_type="text/csv", split_type="Line", wait=True, logs=True
)
scores = session.read_s3_file(bucket, "sdk2/out/rows.csv.out").split()
assert near(scores[0], 100) and near(scores[1], 20), scores

# A built-in algorithm by its own class, with record sets.
kmeans = sagemaker.KMeans(
    role=role,
    instance_count=1,
    instance_type="ml.m5.large",
    k=2,
    data_location=f"s3://{bucket}/sdk2/kmeans",
    output_path=f"s3://{bucket}/sdk2/models",
    sagemaker_session=session,
)
points = numpy.array([[0, 0], [0, 1], [9, 9], [9, 8]] * 10, dtype="float32")
kmeans.fit(kmeans.record_set(points), mini_batch_size=10)
clusters = kmeans.deploy(1, "ml.m5.large")
found = [r.label["closest_cluster"].float32_tensor.values[0] for r in clusters.predict(points[:4])]
assert found[0] == found[1] != found[2] == found[3], found
clusters.delete_endpoint()
