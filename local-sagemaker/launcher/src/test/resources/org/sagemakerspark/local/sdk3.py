"""Trains, builds, deploys, predicts and transforms with the SageMaker Python SDK 3."""

import sys

import answers
import boto3
from sagemaker.core.helper.session_helper import Session
from sagemaker.core.resources import Endpoint, EndpointConfig, Model, TrainingJob, TransformJob
from sagemaker.core.shapes import (
    ContainerDefinition,
    ProductionVariant,
    TransformDataSource,
    TransformInput,
    TransformOutput,
    TransformResources,
    TransformS3DataSource,
)
from sagemaker.core.training.configs import Compute, InputData, OutputDataConfig, StoppingCondition
from sagemaker.serve import ModelBuilder
from sagemaker.train import ModelTrainer

role, image, account = sys.argv[1:]
boto = boto3.session.Session()
answers.check_answers_of(boto)
session = Session(boto_session=boto, default_bucket=f"sagemaker-us-east-1-{account}")
bucket = session.default_bucket()
rows = "".join(f"{2 * x},{x},{x % 3}\n" for x in range(100))
s3 = boto.client("s3")
s3.put_object(Bucket=bucket, Key="sdk3/train/part.csv", Body=rows.encode())

trainer = ModelTrainer(
    training_image=image,
    role=role,
    base_job_name="sdk3",
    sagemaker_session=session,
    compute=Compute(instance_type="ml.m5.large", instance_count=1, volume_size_in_gb=10),
    hyperparameters={"num_round": 10, "objective": "reg:squarederror"},
    stopping_condition=StoppingCondition(max_runtime_in_seconds=600),
    output_data_config=OutputDataConfig(s3_output_path=f"s3://{bucket}/sdk3/models"),
)
trainer.train(
    input_data_config=[
        InputData(
            channel_name="train",
            data_source=f"s3://{bucket}/sdk3/train/",
            content_type="text/csv",
        )
    ],
    wait=True,
    logs=True,
)
job = TrainingJob.get(trainer._latest_training_job.training_job_name, session=boto)
assert job.training_job_status == "Completed", job
assert job.final_metric_data_list[0].metric_name == "train:rmse", job.final_metric_data_list
assert job.training_job_name in [each.training_job_name for each in TrainingJob.get_all(session=boto)]
data = job.model_artifacts.s3_model_artifacts


def near(answer, wanted):
    return abs(float(answer) - wanted) < 20


# ModelBuilder: a model of the training job, an endpoint that answers.
builder = ModelBuilder(
    s3_model_data_url=data,
    image_uri=image,
    role_arn=role,
    sagemaker_session=session,
    instance_type="ml.m5.large",
)
builder.build(model_name="sdk3-built")
endpoint = builder.deploy(endpoint_name="sdk3-built", instance_type="ml.m5.large")
answer = endpoint.invoke(body=b"50,2\n", content_type="text/csv", accept="text/csv")
assert near(answer.body.read(), 100)
endpoint.delete()
endpoint.wait_for_delete()

# sagemaker-core: the same by resources.
Model.create(
    model_name="sdk3",
    execution_role_arn=role,
    primary_container=ContainerDefinition(image=image, model_data_url=data),
    session=boto,
)
EndpointConfig.create(
    endpoint_config_name="sdk3",
    production_variants=[
        ProductionVariant(
            variant_name="AllTraffic",
            model_name="sdk3",
            initial_instance_count=1,
            instance_type="ml.m5.large",
        )
    ],
    session=boto,
)
endpoint = Endpoint.create(endpoint_name="sdk3", endpoint_config_name="sdk3", session=boto)
endpoint.wait_for_status("InService", poll=1)
answer = endpoint.invoke(body=b"50,2\n", content_type="text/csv", accept="text/csv")
assert near(answer.body.read(), 100)
endpoint.delete()
endpoint.wait_for_delete(poll=1)

s3.put_object(Bucket=bucket, Key="sdk3/batch/rows.csv", Body=b"50,2\n10,1\n")
transform = TransformJob.create(
    transform_job_name="sdk3",
    model_name="sdk3",
    transform_input=TransformInput(
        data_source=TransformDataSource(
            s3_data_source=TransformS3DataSource(
                s3_data_type="S3Prefix", s3_uri=f"s3://{bucket}/sdk3/batch/"
            )
        ),
        content_type="text/csv",
        split_type="Line",
    ),
    transform_output=TransformOutput(
        s3_output_path=f"s3://{bucket}/sdk3/out", accept="text/csv", assemble_with="Line"
    ),
    transform_resources=TransformResources(instance_type="ml.m5.large", instance_count=1),
    session=boto,
)
transform.wait(poll=1)
scores = s3.get_object(Bucket=bucket, Key="sdk3/out/rows.csv.out")["Body"].read().split()
assert near(scores[0], 100) and near(scores[1], 20), scores
job.delete()
assert {"DescribeTrainingJob", "DescribeTransformJob"} <= answers.checked, answers.checked
