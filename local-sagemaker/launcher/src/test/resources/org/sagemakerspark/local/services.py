"""What boto3 asks of the services beside training and hosting; the environment alone sets it up."""

import datetime
import io
import sys

import answers
import boto3
from botocore.exceptions import ClientError

role, image, account = sys.argv[1:]
session = boto3.session.Session()
answers.check_answers_of(session)
s3 = session.client("s3")
sagemaker = session.client("sagemaker")
logs = session.client("logs")
soon = {"Delay": 1, "MaxAttempts": 300}


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as e:
        assert e.response["Error"]["Code"] == code, e.response
        return e.response["Error"]["Message"]
    raise AssertionError(f"{call.__name__} was answered")


# S3: whose a bucket is, and objects that are to be encrypted.
s3.create_bucket(Bucket="services")
s3.head_bucket(Bucket="services", ExpectedBucketOwner=account)
refused("403", s3.head_bucket, Bucket="services", ExpectedBucketOwner="111122223333")
refused(
    "AccessDenied",
    s3.put_object,
    Bucket="services",
    Key="a",
    Body=b"a",
    ExpectedBucketOwner="111122223333",
)
key = f"arn:aws:kms:us-east-1:{account}:key/11111111-2222-3333-4444-555555555555"
encrypted = {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": key}
put = s3.put_object(Bucket="services", Key="kms", Body=b"k", Metadata={"own": "1"}, **encrypted)
assert put["ServerSideEncryption"] == "aws:kms" and put["SSEKMSKeyId"] == key, put
s3.put_object(Bucket="services", Key="plain", Body=b"p")
s3.upload_fileobj(
    io.BytesIO(bytes(9 << 20)), "services", "parts", ExtraArgs={"ServerSideEncryption": "AES256"}
)
for call in (s3.head_object, s3.get_object):
    found = call(Bucket="services", Key="kms")
    assert found["ServerSideEncryption"] == "aws:kms" and found["SSEKMSKeyId"] == key, found
    assert found["Metadata"] == {"own": "1"}, found
    assert "ServerSideEncryption" not in call(Bucket="services", Key="plain")
    assert call(Bucket="services", Key="parts")["ServerSideEncryption"] == "AES256"
assert s3.get_object(Bucket="services", Key="kms")["Body"].read() == b"k"

# IAM denies, STS answers.
iam = session.client("iam")
assert "iam:GetRole" in refused("AccessDenied", iam.get_role, RoleName="any")
refused(
    "AccessDenied",
    iam.simulate_principal_policy,
    PolicySourceArn=role,
    ActionNames=["sagemaker:CreateTrainingJob"],
)
assert session.client("sts").get_caller_identity()["Account"] == account

# Training jobs: found, listed, measured, deleted.
rows = "".join(f"{2 * x},{x},{x % 3}\n" for x in range(100))
s3.put_object(Bucket="services", Key="train/part.csv", Body=rows.encode())
job = {
    "RoleArn": role,
    "AlgorithmSpecification": {"TrainingImage": image, "TrainingInputMode": "File"},
    "HyperParameters": {"num_round": "10", "objective": "reg:squarederror"},
    "InputDataConfig": [
        {
            "ChannelName": "train",
            "ContentType": "text/csv",
            "DataSource": {
                "S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://services/train/"}
            },
        }
    ],
    "OutputDataConfig": {"S3OutputPath": "s3://services/models"},
    "ResourceConfig": {"InstanceCount": 1, "InstanceType": "ml.m8i.large", "VolumeSizeInGB": 5},
    "StoppingCondition": {"MaxRuntimeInSeconds": 600},
    "Tags": [{"Key": "team", "Value": "search"}],
}
for name, changes in (
    ("services-good", {}),
    ("services-bad", {"HyperParameters": {"num_round": "none"}}),
):
    sagemaker.create_training_job(**{**job, **changes, "TrainingJobName": name})
    described = sagemaker.describe_training_job(TrainingJobName=name)
    assert described["OutputDataConfig"]["KmsKeyId"] == "", described
for name in ("services-good", "services-bad"):
    try:
        sagemaker.get_waiter("training_job_completed_or_stopped").wait(
            TrainingJobName=name, WaiterConfig=soon
        )
    except Exception as e:
        assert name == "services-bad", e


def search(expression):
    own = where("TrainingJobName", "Contains", "services-")
    found = sagemaker.search(
        Resource="TrainingJob",
        SearchExpression={"SubExpressions": [own, expression]},
        SortBy="TrainingJobName",
    )["Results"]
    return [result["TrainingJob"]["TrainingJobName"] for result in found]


def where(name, operator, value=None):
    given = {} if value is None else {"Value": value}
    return {"Filters": [{"Name": name, "Operator": operator, **given}]}


both = ["services-good", "services-bad"]
assert search(where("Tags.team", "Equals", "search")) == both
assert search(where("Tags.team", "NotExists")) == []
assert search(where("TrainingJobStatus", "Equals", "Failed")) == both[1:]
assert search(where("HyperParameters.num_round", "Equals", "10")) == both[:1]
assert search(where("Metrics.train:rmse", "LessThan", "1000")) == both[:1]
assert search(where("CreationTime", "GreaterThan", "2020-01-01T00:00:00")) == both
assert search(where("CreationTime", "LessThan", "2020-01-01T00:00:00Z")) == []
assert search(where("TrainingJobName", "In", "services-bad, x")) == both[1:]
parts = [where("TrainingJobName", "Contains", "good"), where("FailureReason", "Exists")]
assert search({"SubExpressions": parts, "Operator": "Or"}) == both
assert search({"SubExpressions": parts}) == []
own = {
    "Resource": "TrainingJob",
    "SearchExpression": where("TrainingJobName", "Contains", "services-"),
    "SortOrder": "Ascending",
    "MaxResults": 1,
}
page = sagemaker.search(**own)
rest = sagemaker.search(**own, NextToken=page["NextToken"])
assert len(page["Results"]) == len(rest["Results"]) == 1 and "NextToken" not in rest, rest

# A page of a list is taken before its status is looked at, so it may be empty.
pages = list(
    sagemaker.get_paginator("list_training_jobs").paginate(
        NameContains="services-",
        StatusEquals="Failed",
        SortBy="Name",
        SortOrder="Descending",
        PaginationConfig={"PageSize": 1},
    )
)
assert [len(page["TrainingJobSummaries"]) for page in pages] == [0, 1], pages

now = datetime.datetime.now(datetime.timezone.utc)
metric = session.client("cloudwatch").get_metric_statistics(
    Namespace="/aws/sagemaker/TrainingJobs",
    MetricName="train:rmse",
    Dimensions=[{"Name": "TrainingJobName", "Value": "services-good"}],
    StartTime=now - datetime.timedelta(hours=1),
    EndTime=now + datetime.timedelta(hours=1),
    Period=60,
    Statistics=["Average", "SampleCount", "Minimum", "Maximum", "Sum"],
)
assert sum(point["SampleCount"] for point in metric["Datapoints"]) == 10, metric
assert all(p["Minimum"] <= p["Average"] <= p["Maximum"] for p in metric["Datapoints"]), metric
assert abs(now - metric["Datapoints"][0]["Timestamp"]) < datetime.timedelta(hours=1), metric
group = "/aws/sagemaker/TrainingJobs"
groups = [g["logGroupName"] for g in logs.describe_log_groups()["logGroups"]]
assert group in groups, groups
assert logs.describe_log_groups(logGroupNamePrefix="/aws/lambda")["logGroups"] == []


def lines(**filters):
    found = logs.get_paginator("filter_log_events").paginate(
        logGroupName=group, logStreamNamePrefix="services-good/", **filters
    )
    return [event["message"] for page in found for event in page["events"]]


every = lines(PaginationConfig={"PageSize": 3})
assert every == lines() and len(every) >= 10, every
rounds = lines(filterPattern='"train-rmse"')
assert len(rounds) == 10 and all("train-rmse" in line for line in rounds), rounds
assert len(lines(filterPattern="-train-rmse")) == len(every) - 10
assert lines(filterPattern="train-rmse [0]") == rounds[:1]
assert lines(filterPattern="?[0] ?[1]") == rounds[:2], lines(filterPattern="?[0] ?[1]")
refused("InvalidParameterException", logs.filter_log_events, logGroupName=group, filterPattern="{a=1}")

sagemaker.delete_training_job(TrainingJobName="services-bad")
assert "Requested resource not found" in refused(
    "ValidationException", sagemaker.describe_training_job, TrainingJobName="services-bad"
)
sagemaker.create_training_job(**{**job, "TrainingJobName": "services-bad"})
refused("ResourceInUse", sagemaker.delete_training_job, TrainingJobName="services-bad")
sagemaker.stop_training_job(TrainingJobName="services-bad")
sagemaker.delete_training_job(TrainingJobName="services-good")

expected = {"Search", "GetMetricStatistics", "FilterLogEvents", "DescribeLogGroups", "HeadObject"}
assert expected <= answers.checked, answers.checked
