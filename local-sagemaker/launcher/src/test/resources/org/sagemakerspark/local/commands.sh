# Trains, hosts, invokes, reads logs and deletes with the AWS CLI, set up by the environment alone.
set -euo pipefail
role=$1
image=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for ((x = 0; x < 100; x++)); do echo "$((2 * x)),$x,$((x % 3))"; done > "$folder/part.csv"
aws s3 mb s3://commands
aws s3 cp --sse aws:kms "$folder/part.csv" s3://commands/train/part.csv
aws s3 ls s3://commands/train/ | grep part.csv

aws sagemaker create-training-job \
  --training-job-name commands --role-arn "$role" \
  --algorithm-specification "TrainingImage=$image,TrainingInputMode=File" \
  --hyper-parameters num_round=10,objective=reg:squarederror \
  --input-data-config '[{"ChannelName": "train", "ContentType": "text/csv", "DataSource":
    {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://commands/train/"}}}]' \
  --output-data-config S3OutputPath=s3://commands/models \
  --resource-config InstanceCount=1,InstanceType=ml.m5.large,VolumeSizeInGB=5 \
  --stopping-condition MaxRuntimeInSeconds=600 \
  --tags Key=team,Value=commands
for ((i = 0; i < 120; i++)); do
  status=$(aws sagemaker describe-training-job --training-job-name commands \
    --query TrainingJobStatus --output text)
  [ "$status" = InProgress ] || break
  sleep 1
done
[ "$status" = Completed ]
model=$(aws sagemaker describe-training-job --training-job-name commands \
  --query ModelArtifacts.S3ModelArtifacts --output text)
[ "$(aws sagemaker list-training-jobs --name-contains commands \
  --query 'TrainingJobSummaries[].TrainingJobName' --output text)" = commands ]
aws sagemaker search --resource TrainingJob --search-expression \
  '{"Filters": [{"Name": "Tags.team", "Operator": "Equals", "Value": "commands"}]}' \
  --query 'Results[].TrainingJob.TrainingJobName' --output text | grep -x commands
aws logs filter-log-events --log-group-name /aws/sagemaker/TrainingJobs \
  --filter-pattern train-rmse --query 'events[].message' --output text | grep -c train-rmse
aws cloudwatch get-metric-statistics --namespace /aws/sagemaker/TrainingJobs \
  --metric-name train:rmse --dimensions Name=TrainingJobName,Value=commands \
  --start-time "$(date -u -d '-1 hour' +%FT%TZ)" --end-time "$(date -u -d '+1 hour' +%FT%TZ)" \
  --period 3600 --statistics Average --query 'Datapoints[0].Average' --output text | grep '[0-9]'
if aws iam get-role --role-name any 2> "$folder/denied"; then exit 1; fi
grep AccessDenied "$folder/denied"
aws sts get-caller-identity

aws sagemaker create-model --model-name commands --execution-role-arn "$role" \
  --primary-container "Image=$image,ModelDataUrl=$model"
aws sagemaker create-endpoint-config --endpoint-config-name commands --production-variants \
  VariantName=AllTraffic,ModelName=commands,InitialInstanceCount=1,InstanceType=ml.m5.large
aws sagemaker create-endpoint --endpoint-name commands --endpoint-config-name commands
aws sagemaker wait endpoint-in-service --endpoint-name commands
echo '50,2' > "$folder/row.csv"
aws sagemaker-runtime invoke-endpoint --endpoint-name commands --content-type text/csv \
  --accept text/csv --body "fileb://$folder/row.csv" "$folder/answer"
awk '{ exit !($1 > 80 && $1 < 120) }' "$folder/answer"
aws sagemaker update-endpoint-weights-and-capacities --endpoint-name commands \
  --desired-weights-and-capacities VariantName=AllTraffic,DesiredWeight=2,DesiredInstanceCount=3
aws sagemaker wait endpoint-in-service --endpoint-name commands
aws sagemaker delete-endpoint --endpoint-name commands
aws sagemaker wait endpoint-deleted --endpoint-name commands
aws sagemaker delete-endpoint-config --endpoint-config-name commands
aws sagemaker delete-model --model-name commands
aws sagemaker delete-training-job --training-job-name commands
aws s3 rb --force s3://commands
