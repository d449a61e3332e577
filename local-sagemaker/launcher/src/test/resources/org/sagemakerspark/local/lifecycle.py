"""Creates, trains, describes, hosts, invokes and deletes with boto3, set up by the environment alone."""

import sys

import answers
import boto3
from botocore.exceptions import ClientError

role = sys.argv[1]
image = sys.argv[2]
session = boto3.session.Session()
answers.check_answers_of(session)
s3 = session.client("s3")
sagemaker = session.client("sagemaker")
runtime = session.client("sagemaker-runtime")
soon = {"Delay": 1, "MaxAttempts": 120}

s3.create_bucket(Bucket="boto3")
rows = "".join(f"{2 * x},{x},{x % 3}\n" for x in range(100))
s3.put_object(Bucket="boto3", Key="train/part.csv", Body=rows.encode())

job = {
    "TrainingJobName": "boto3-job",
    "RoleArn": role,
    "AlgorithmSpecification": {"TrainingImage": image, "TrainingInputMode": "File"},
    "HyperParameters": {"num_round": "10", "objective": "reg:squarederror"},
    "InputDataConfig": [
        {
            "ChannelName": "train",
            "ContentType": "text/csv",
            "DataSource": {
                "S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://boto3/train/"}
            },
        }
    ],
    "OutputDataConfig": {"S3OutputPath": "s3://boto3/models"},
    "ResourceConfig": {"InstanceCount": 1, "InstanceType": "ml.m5.large", "VolumeSizeInGB": 5},
    "StoppingCondition": {"MaxRuntimeInSeconds": 600},
}
sagemaker.create_training_job(**job)
sagemaker.get_waiter("training_job_completed_or_stopped").wait(
    TrainingJobName="boto3-job", WaiterConfig=soon
)
described = sagemaker.describe_training_job(TrainingJobName="boto3-job")
assert described["TrainingJobStatus"] == "Completed", described
assert described["FinalMetricDataList"][0]["MetricName"] == "train:rmse", described
names = [j["TrainingJobName"] for j in sagemaker.list_training_jobs()["TrainingJobSummaries"]]
assert "boto3-job" in names, names

try:
    sagemaker.create_training_job(**{**job, "TrainingJobName": "not a name"})
    raise AssertionError("an invalid name was accepted")
except ClientError as e:
    assert e.response["Error"]["Code"] == "ValidationException", e.response
    assert "trainingJobName" in e.response["Error"]["Message"], e.response
try:
    sagemaker.create_training_job(**job)
    raise AssertionError("a name was given twice")
except sagemaker.exceptions.ResourceInUse as e:
    assert "boto3-job" in str(e), e

model = described["ModelArtifacts"]["S3ModelArtifacts"]
sagemaker.create_model(
    ModelName="boto3-model",
    ExecutionRoleArn=role,
    PrimaryContainer={"Image": image, "ModelDataUrl": model},
)
sagemaker.create_endpoint_config(
    EndpointConfigName="boto3-config",
    ProductionVariants=[
        {
            "VariantName": "AllTraffic",
            "ModelName": "boto3-model",
            "InitialInstanceCount": 1,
            "InstanceType": "ml.m5.large",
        }
    ],
)
sagemaker.create_endpoint(EndpointName="boto3-endpoint", EndpointConfigName="boto3-config")
sagemaker.get_waiter("endpoint_in_service").wait(EndpointName="boto3-endpoint", WaiterConfig=soon)
answer = runtime.invoke_endpoint(
    EndpointName="boto3-endpoint", ContentType="text/csv", Accept="text/csv", Body=b"50,2\n"
)
assert abs(float(answer["Body"].read()) - 100) < 20
try:
    runtime.invoke_endpoint(
        EndpointName="boto3-endpoint", ContentType="text/csv", Body=b"1,2,3,4,5\n"
    )
    raise AssertionError("too many features were accepted")
except runtime.exceptions.ModelError as e:
    assert e.response["OriginalStatusCode"] == 400, e.response

sagemaker.delete_endpoint(EndpointName="boto3-endpoint")
sagemaker.get_waiter("endpoint_deleted").wait(EndpointName="boto3-endpoint", WaiterConfig=soon)
sagemaker.delete_endpoint_config(EndpointConfigName="boto3-config")
sagemaker.delete_model(ModelName="boto3-model")
