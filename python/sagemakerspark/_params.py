"""The Params that all stages have. Written by tools/common_params.py from the Java stages."""

from __future__ import annotations

from typing import Any, TypedDict, TypeVar

from pyspark.ml.param import Param, Params, TypeConverters

E = TypeVar("E", bound="EstimatorParams")
M = TypeVar("M", bound="ModelParams")


class EstimatorParams(Params):
    """What every estimator can be told."""

    assumeRoleArn = Param(
        Params._dummy(),
        "assumeRoleArn",
        "ARN of a role that the caller assumes with those credentials before it calls"
        " AWS, such as arn:aws:iam::123456789012:role/Caller. When unset: "
        "spark.sagemaker.credentials.assumeRoleArn, then none.",
        typeConverter=TypeConverters.toString,
    )

    assumeRoleExternalId = Param(
        Params._dummy(),
        "assumeRoleExternalId",
        "External id that the role of assumeRoleArn asks for. When unset: "
        "spark.sagemaker.credentials.assumeRoleExternalId, then none.",
        typeConverter=TypeConverters.toString,
    )

    batchTimeLimitInSeconds = Param(
        Params._dummy(),
        "batchTimeLimitInSeconds",
        "Seconds that the endpoint may say nothing about a batch. Range: at least 1.",
        typeConverter=TypeConverters.toInt,
    )

    checkpointLocalPath = Param(
        Params._dummy(),
        "checkpointLocalPath",
        "Folder of checkpoints inside the container (CheckpointConfig.LocalPath), "
        "such as /opt/ml/checkpoints. It needs checkpointS3Uri.",
        typeConverter=TypeConverters.toString,
    )

    checkpointS3Uri = Param(
        Params._dummy(),
        "checkpointS3Uri",
        "S3 folder for checkpoints (CheckpointConfig.S3Uri), such as "
        "s3://bucket/checkpoints.",
        typeConverter=TypeConverters.toString,
    )

    connectTimeLimitInSeconds = Param(
        Params._dummy(),
        "connectTimeLimitInSeconds",
        "Seconds that a connection to the endpoint may take. Range: at least 1.",
        typeConverter=TypeConverters.toInt,
    )

    containerStartupTimeoutInSeconds = Param(
        Params._dummy(),
        "containerStartupTimeoutInSeconds",
        "Seconds that the inference container may take to answer its first health "
        "check (ProductionVariants.ContainerStartupHealthCheckTimeoutInSeconds). "
        "Range: 60 to 3600.",
        typeConverter=TypeConverters.toInt,
    )

    credentialsProfile = Param(
        Params._dummy(),
        "credentialsProfile",
        "Profile of the AWS credentials file whose credentials call AWS, on the "
        "driver and on executors. When unset: spark.sagemaker.credentials.profile, "
        "then the AWS SDK's own chain.",
        typeConverter=TypeConverters.toString,
    )

    credentialsProviderClass = Param(
        Params._dummy(),
        "credentialsProviderClass",
        "Name of a class that implements com.amazonaws.auth.AWSCredentialsProvider "
        "and has a public constructor without arguments; it gives the credentials "
        "that call AWS. When unset: spark.sagemaker.credentials.providerClass, then "
        "the AWS SDK's own chain.",
        typeConverter=TypeConverters.toString,
    )

    customEndpointConfigName = Param(
        Params._dummy(),
        "customEndpointConfigName",
        "Name of the endpoint configuration (EndpointConfigName of "
        "CreateEndpointConfig) instead of one that begins with namePrefix. Letters, "
        "digits and hyphens, at most 63 characters.",
        typeConverter=TypeConverters.toString,
    )

    customEndpointName = Param(
        Params._dummy(),
        "customEndpointName",
        "Name of the endpoint (EndpointName of CreateEndpoint) instead of one that "
        "begins with namePrefix. Letters, digits and hyphens, at most 63 characters.",
        typeConverter=TypeConverters.toString,
    )

    customModelName = Param(
        Params._dummy(),
        "customModelName",
        "Name of the SageMaker model (ModelName of CreateModel) instead of one that "
        "begins with namePrefix. Letters, digits and hyphens, at most 63 characters.",
        typeConverter=TypeConverters.toString,
    )

    customTrainingJobName = Param(
        Params._dummy(),
        "customTrainingJobName",
        "Name of the training job (TrainingJobName) instead of one that begins with "
        "namePrefix. Letters, digits and hyphens, at most 63 characters.",
        typeConverter=TypeConverters.toString,
    )

    deleteStagingDataAfterTraining = Param(
        Params._dummy(),
        "deleteStagingDataAfterTraining",
        "Whether the staged training data is deleted when the job has ended, however "
        "it ended.",
        typeConverter=TypeConverters.toBoolean,
    )

    enableInterContainerTrafficEncryption = Param(
        Params._dummy(),
        "enableInterContainerTrafficEncryption",
        "Whether traffic between the training instances is encrypted "
        "(EnableInterContainerTrafficEncryption).",
        typeConverter=TypeConverters.toBoolean,
    )

    enableManagedSpotTraining = Param(
        Params._dummy(),
        "enableManagedSpotTraining",
        "Whether the job runs on spare capacity that may be taken away "
        "(EnableManagedSpotTraining). It needs trainingMaxWaitTimeInSeconds.",
        typeConverter=TypeConverters.toBoolean,
    )

    enableNetworkIsolation = Param(
        Params._dummy(),
        "enableNetworkIsolation",
        "Whether containers of the training job and the model have no network at all "
        "(EnableNetworkIsolation).",
        typeConverter=TypeConverters.toBoolean,
    )

    endpointCreationPolicy = Param(
        Params._dummy(),
        "endpointCreationPolicy",
        "When the fitted model gets its endpoint: CREATE_ON_CONSTRUCT (within fit), "
        "CREATE_ON_TRANSFORM (at the first transform) or DO_NOT_CREATE.",
        typeConverter=TypeConverters.toString,
    )

    endpointInitialInstanceCount = Param(
        Params._dummy(),
        "endpointInitialInstanceCount",
        "Number of instances behind the endpoint "
        "(ProductionVariants.InitialInstanceCount). Range: at least 1. Not used when "
        "serverlessMemorySizeInMB is set.",
        typeConverter=TypeConverters.toInt,
    )

    endpointInstanceType = Param(
        Params._dummy(),
        "endpointInstanceType",
        "Instance type of the endpoint (ProductionVariants.InstanceType), such as "
        "ml.m5.large. Not used when serverlessMemorySizeInMB is set.",
        typeConverter=TypeConverters.toString,
    )

    endpointKmsKeyId = Param(
        Params._dummy(),
        "endpointKmsKeyId",
        "KMS key that the storage of the instances behind the endpoint is encrypted "
        "with (KmsKeyId of CreateEndpointConfig). A key id, alias or ARN, such as "
        "alias/training.",
        typeConverter=TypeConverters.toString,
    )

    endpointVolumeSizeInGB = Param(
        Params._dummy(),
        "endpointVolumeSizeInGB",
        "Storage of each instance behind the endpoint in GB "
        "(ProductionVariants.VolumeSizeInGB). Range: 1 to 512.",
        typeConverter=TypeConverters.toInt,
    )

    errorCol = Param(
        Params._dummy(),
        "errorCol",
        "Name of the column with status and reason of a row that could not be scored;"
        " it is there when handleInvalid is keep, and null for all other rows.",
        typeConverter=TypeConverters.toString,
    )

    experimentName = Param(
        Params._dummy(),
        "experimentName",
        "Experiment that the job belongs to (ExperimentConfig.ExperimentName). "
        "Letters, digits and hyphens, at most 120 characters.",
        typeConverter=TypeConverters.toString,
    )

    extraChannels = Param(
        Params._dummy(),
        "extraChannels",
        "Further channels (InputDataConfig), as a JSON object: an S3 URI by the "
        "channel's name, or an object with s3Uri and, as needed, contentType, "
        "distribution and s3DataType.",
        typeConverter=TypeConverters.toString,
    )

    featureStorage = Param(
        Params._dummy(),
        "featureStorage",
        "How features are stored in training data and in requests: dense, every "
        "number is written, the zeros too; sparse, zeros are left out, but for those "
        "that a sparse vector stores, and are missing where missing is nan; or auto. "
        "Auto leaves each row as Spark stores it, unless missing is nan: then a fit "
        "makes all rows dense if there is any dense one, and the model remembers it.",
        typeConverter=TypeConverters.toString,
    )

    featuresCol = Param(
        Params._dummy(),
        "featuresCol",
        "Name of the column with the features: an ml or mllib vector, or an array of "
        "numbers.",
        typeConverter=TypeConverters.toString,
    )

    handleInvalid = Param(
        Params._dummy(),
        "handleInvalid",
        "What becomes of a row that cannot be scored: error (the task fails) or keep "
        "(the row has no predictions, and the column errorCol says why).",
        typeConverter=TypeConverters.toString,
    )

    hyperParameters = Param(
        Params._dummy(),
        "hyperParameters",
        "Further hyperparameters as a JSON object of strings, by the names the image "
        "knows. They win over defaults; one that a Param of the same stage sets too "
        "must have the same value.",
        typeConverter=TypeConverters.toString,
    )

    labelCol = Param(
        Params._dummy(),
        "labelCol",
        "Name of the column with the label, of any numeric type. Algorithms without "
        "supervision ignore it.",
        typeConverter=TypeConverters.toString,
    )

    logsEndpoint = Param(
        Params._dummy(),
        "logsEndpoint",
        "URL of CloudWatch Logs instead of the region's own, such as "
        "https://logs.eu-west-1.amazonaws.com. When unset: "
        "spark.sagemaker.logs.endpoint.",
        typeConverter=TypeConverters.toString,
    )

    maxBatchAgeInMillis = Param(
        Params._dummy(),
        "maxBatchAgeInMillis",
        "Milliseconds that the first row of a request waits for others at most; "
        "matters where rows come in slowly, as in a stream. Range: at least 1.",
        typeConverter=TypeConverters.toInt,
    )

    maxBatchSizeInBytes = Param(
        Params._dummy(),
        "maxBatchSizeInBytes",
        "Bytes of one request at most. Range: 1 to 6291456, the service's own limit.",
        typeConverter=TypeConverters.toInt,
    )

    maxBatchSizeInRecords = Param(
        Params._dummy(),
        "maxBatchSizeInRecords",
        "Rows of one request at most. Range: at least 1.",
        typeConverter=TypeConverters.toInt,
    )

    maxConcurrentRequestsPerTask = Param(
        Params._dummy(),
        "maxConcurrentRequestsPerTask",
        "Requests that one task keeps in flight at most; so many batches are in "
        "memory. It keeps fewer while the endpoint throttles or is slow. Range: at "
        "least 1.",
        typeConverter=TypeConverters.toInt,
    )

    metricDefinitions = Param(
        Params._dummy(),
        "metricDefinitions",
        "How metrics are found in the log (AlgorithmSpecification.MetricDefinitions),"
        " as a JSON object of names and regular expressions such as "
        "{\"loss\":\"loss=([0-9]+)\"}. At most 40.",
        typeConverter=TypeConverters.toString,
    )

    metricsPrefix = Param(
        Params._dummy(),
        "metricsPrefix",
        "What the names of the counters in Spark's UI begin with; the endpoint's name"
        " when not set.",
        typeConverter=TypeConverters.toString,
    )

    missing = Param(
        Params._dummy(),
        "missing",
        "What a feature that is NaN means: refuse, a row that has one is refused; or "
        "nan, the value is missing, which the image has to know (XGBoost does).",
        typeConverter=TypeConverters.toString,
    )

    modelDataDownloadTimeoutInSeconds = Param(
        Params._dummy(),
        "modelDataDownloadTimeoutInSeconds",
        "Seconds that an instance may take to download the model "
        "(ProductionVariants.ModelDataDownloadTimeoutInSeconds). Range: 60 to 3600.",
        typeConverter=TypeConverters.toInt,
    )

    modelEnvironment = Param(
        Params._dummy(),
        "modelEnvironment",
        "Variables of the inference container (PrimaryContainer.Environment of "
        "CreateModel), as a JSON object such as {\"LOG_LEVEL\":\"debug\"}. At most 100.",
        typeConverter=TypeConverters.toString,
    )

    modelImage = Param(
        Params._dummy(),
        "modelImage",
        "URI of the inference image (PrimaryContainer.Image), or a JSON object of "
        "URIs by region. When unset: the training image.",
        typeConverter=TypeConverters.toString,
    )

    namePrefix = Param(
        Params._dummy(),
        "namePrefix",
        "What the names of jobs, models, endpoint configurations and endpoints made "
        "here begin with; a time and a random part follow. Letters, digits and "
        "hyphens, at most 30 characters.",
        typeConverter=TypeConverters.toString,
    )

    progress = Param(
        Params._dummy(),
        "progress",
        "Where status changes, metrics and logs go while a call waits: log (SLF4J, "
        "INFO), console (standard error) or none.",
        typeConverter=TypeConverters.toString,
    )

    region = Param(
        Params._dummy(),
        "region",
        "AWS region of the image, the jobs, the endpoints and every client, such as "
        "eu-west-1. When unset: spark.sagemaker.region, then the AWS SDK's own chain.",
        typeConverter=TypeConverters.toString,
    )

    requestRowSerializer = Param(
        Params._dummy(),
        "requestRowSerializer",
        "What makes requests of rows: recordio-protobuf, csv, libsvm, labeled-libsvm,"
        " json, jsonlines, the name of a class that implements RequestRowSerializer, "
        "or one of these with options, as {\"class\": NAME, \"options\": {...}}. When "
        "unset: the algorithm's own.",
        typeConverter=TypeConverters.toString,
    )

    requestTimeLimitInSeconds = Param(
        Params._dummy(),
        "requestTimeLimitInSeconds",
        "Seconds that one request may take until its answer is complete; the service "
        "gives a model 60. Range: at least 1.",
        typeConverter=TypeConverters.toInt,
    )

    responseRowDeserializer = Param(
        Params._dummy(),
        "responseRowDeserializer",
        "What makes predictions of answers: recordio-protobuf, csv, json, jsonlines, "
        "the name of a class that implements ResponseRowDeserializer, or one of these"
        " with options, as {\"class\": NAME, \"options\": {...}}. When unset: the "
        "algorithm's own.",
        typeConverter=TypeConverters.toString,
    )

    roleArn = Param(
        Params._dummy(),
        "roleArn",
        "ARN of the IAM role that SageMaker assumes (RoleArn of CreateTrainingJob, "
        "ExecutionRoleArn of CreateModel), such as "
        "arn:aws:iam::123456789012:role/SageMaker. When unset: spark.sagemaker.role.",
        typeConverter=TypeConverters.toString,
    )

    s3Endpoint = Param(
        Params._dummy(),
        "s3Endpoint",
        "URL of S3 instead of the region's own, such as "
        "https://bucket.vpce-1.s3.eu-west-1.vpce.amazonaws.com. When unset: "
        "spark.sagemaker.s3.endpoint.",
        typeConverter=TypeConverters.toString,
    )

    sageMakerEndpoint = Param(
        Params._dummy(),
        "sageMakerEndpoint",
        "URL of the SageMaker API instead of the region's own, such as "
        "https://vpce-1.api.sagemaker.eu-west-1.vpce.amazonaws.com. When unset: "
        "spark.sagemaker.endpoint.",
        typeConverter=TypeConverters.toString,
    )

    sageMakerRuntimeEndpoint = Param(
        Params._dummy(),
        "sageMakerRuntimeEndpoint",
        "URL of the SageMaker runtime API instead of the region's own, such as "
        "https://vpce-1.runtime.sagemaker.eu-west-1.vpce.amazonaws.com. When unset: "
        "spark.sagemaker.runtime.endpoint.",
        typeConverter=TypeConverters.toString,
    )

    serverlessMaxConcurrency = Param(
        Params._dummy(),
        "serverlessMaxConcurrency",
        "How many requests a serverless endpoint takes at the same time "
        "(ProductionVariants.ServerlessConfig.MaxConcurrency). Range: 1 to 200.",
        typeConverter=TypeConverters.toInt,
    )

    serverlessMemorySizeInMB = Param(
        Params._dummy(),
        "serverlessMemorySizeInMB",
        "Memory of a serverless endpoint in MB "
        "(ProductionVariants.ServerlessConfig.MemorySizeInMB). Range: 1024 to 6144 in"
        " steps of 1024. When unset the endpoint has instances. A serverless endpoint"
        " takes requests of at most 4 MB.",
        typeConverter=TypeConverters.toInt,
    )

    serverlessProvisionedConcurrency = Param(
        Params._dummy(),
        "serverlessProvisionedConcurrency",
        "For how many requests a serverless endpoint is always ready "
        "(ProductionVariants.ServerlessConfig.ProvisionedConcurrency). Range: 1 to "
        "serverlessMaxConcurrency.",
        typeConverter=TypeConverters.toInt,
    )

    stopTrainingJobOnFailure = Param(
        Params._dummy(),
        "stopTrainingJobOnFailure",
        "Whether the training job is stopped (StopTrainingJob) when fit is "
        "interrupted, runs out of time or the driver shuts down. When false it goes "
        "on, and is paid for.",
        typeConverter=TypeConverters.toBoolean,
    )

    stsEndpoint = Param(
        Params._dummy(),
        "stsEndpoint",
        "URL of STS instead of the region's own, such as "
        "https://sts.eu-west-1.amazonaws.com. When unset: "
        "spark.sagemaker.sts.endpoint.",
        typeConverter=TypeConverters.toString,
    )

    tags = Param(
        Params._dummy(),
        "tags",
        "Tags of the training job, the model, the endpoint configuration and the "
        "endpoint (Tags), as a JSON object such as {\"team\":\"growth\"}. At most 45; "
        "those that begin with sagemaker-spark: are the library's own.",
        typeConverter=TypeConverters.toString,
    )

    timestampCustomNames = Param(
        Params._dummy(),
        "timestampCustomNames",
        "Whether a time stamp is added to the custom names, so that each fit has "
        "names of its own: a time and a random part follow. At most 38 characters are"
        " left for a name then.",
        typeConverter=TypeConverters.toBoolean,
    )

    trainingChannelName = Param(
        Params._dummy(),
        "trainingChannelName",
        "Name of the channel with the training data (InputDataConfig.ChannelName).",
        typeConverter=TypeConverters.toString,
    )

    trainingCompressionType = Param(
        Params._dummy(),
        "trainingCompressionType",
        "How the training data is compressed (InputDataConfig.CompressionType): None "
        "or Gzip. Gzip needs trainingInputMode Pipe.",
        typeConverter=TypeConverters.toString,
    )

    trainingContentType = Param(
        Params._dummy(),
        "trainingContentType",
        "Content type of the training data (InputDataConfig.ContentType). When unset:"
        " that of the algorithm.",
        typeConverter=TypeConverters.toString,
    )

    trainingDataDistribution = Param(
        Params._dummy(),
        "trainingDataDistribution",
        "How the training data is spread over instances "
        "(InputDataConfig.DataSource.S3DataSource.S3DataDistributionType): "
        "FullyReplicated or ShardedByS3Key. When unset: that of the algorithm.",
        typeConverter=TypeConverters.toString,
    )

    trainingEnvironment = Param(
        Params._dummy(),
        "trainingEnvironment",
        "Variables of the training containers (Environment), as a JSON object such as"
        " {\"LOG_LEVEL\":\"debug\"}. At most 100.",
        typeConverter=TypeConverters.toString,
    )

    trainingImage = Param(
        Params._dummy(),
        "trainingImage",
        "URI of the training image (AlgorithmSpecification.TrainingImage), or a JSON "
        "object of URIs by region. When unset: the algorithm's image in the region.",
        typeConverter=TypeConverters.toString,
    )

    trainingInputKmsKeyId = Param(
        Params._dummy(),
        "trainingInputKmsKeyId",
        "KMS key that the staged training data is encrypted with (SSE-KMS of the "
        "upload to S3). A key id, alias or ARN, such as alias/training. When unset: "
        "as the bucket is set up.",
        typeConverter=TypeConverters.toString,
    )

    trainingInputMode = Param(
        Params._dummy(),
        "trainingInputMode",
        "How the image reads its channels (AlgorithmSpecification.TrainingInputMode):"
        " File, Pipe or FastFile.",
        typeConverter=TypeConverters.toString,
    )

    trainingInputS3Uri = Param(
        Params._dummy(),
        "trainingInputS3Uri",
        "S3 folder under which each fit stages its data in a fresh folder of its own."
        " When unset: the bucket of spark.sagemaker.bucket, or the account's default "
        "bucket, which is created when missing.",
        typeConverter=TypeConverters.toString,
    )

    trainingInstanceCount = Param(
        Params._dummy(),
        "trainingInstanceCount",
        "Number of training instances (ResourceConfig.InstanceCount). Range: at least"
        " 1.",
        typeConverter=TypeConverters.toInt,
    )

    trainingInstanceType = Param(
        Params._dummy(),
        "trainingInstanceType",
        "Instance type of the training cluster (ResourceConfig.InstanceType), such as"
        " ml.m5.xlarge.",
        typeConverter=TypeConverters.toString,
    )

    trainingInstanceVolumeSizeInGB = Param(
        Params._dummy(),
        "trainingInstanceVolumeSizeInGB",
        "Storage of each training instance in GB (ResourceConfig.VolumeSizeInGB). "
        "Range: at least 1. When unset: sized from the training data.",
        typeConverter=TypeConverters.toInt,
    )

    trainingKeepAlivePeriodInSeconds = Param(
        Params._dummy(),
        "trainingKeepAlivePeriodInSeconds",
        "Seconds for which the instances are kept, and paid for, for a next job "
        "(ResourceConfig.KeepAlivePeriodInSeconds). Range: 0 to 21600.",
        typeConverter=TypeConverters.toInt,
    )

    trainingLog = Param(
        Params._dummy(),
        "trainingLog",
        "What is shown of the containers' log in CloudWatch Logs, where progress "
        "goes: onFailure (the last lines of a job that fails), all (every line as it "
        "comes, with the metrics in it) or none.",
        typeConverter=TypeConverters.toString,
    )

    trainingMaxRetryAttempts = Param(
        Params._dummy(),
        "trainingMaxRetryAttempts",
        "How often the job is started again after an internal error of the service "
        "(RetryStrategy.MaximumRetryAttempts). Range: 1 to 30.",
        typeConverter=TypeConverters.toInt,
    )

    trainingMaxRuntimeInSeconds = Param(
        Params._dummy(),
        "trainingMaxRuntimeInSeconds",
        "Seconds after which SageMaker stops the job "
        "(StoppingCondition.MaxRuntimeInSeconds). Range: 1 to 2419200 (28 days).",
        typeConverter=TypeConverters.toInt,
    )

    trainingMaxWaitTimeInSeconds = Param(
        Params._dummy(),
        "trainingMaxWaitTimeInSeconds",
        "Seconds that a managed spot job may take in all, with its waiting "
        "(StoppingCondition.MaxWaitTimeInSeconds). Range: at least "
        "trainingMaxRuntimeInSeconds.",
        typeConverter=TypeConverters.toInt,
    )

    trainingOutputKmsKeyId = Param(
        Params._dummy(),
        "trainingOutputKmsKeyId",
        "KMS key that the model artifact is encrypted with "
        "(OutputDataConfig.KmsKeyId). A key id, alias or ARN, such as alias/training.",
        typeConverter=TypeConverters.toString,
    )

    trainingOutputS3Uri = Param(
        Params._dummy(),
        "trainingOutputS3Uri",
        "S3 folder for model artifacts (OutputDataConfig.S3OutputPath). When unset: "
        "as for trainingInputS3Uri.",
        typeConverter=TypeConverters.toString,
    )

    trainingProjectedColumns = Param(
        Params._dummy(),
        "trainingProjectedColumns",
        "Columns that are written, in this order and as they are. When unset: label, "
        "weight and features.",
        typeConverter=TypeConverters.toListString,
    )

    trainingS3DataType = Param(
        Params._dummy(),
        "trainingS3DataType",
        "How the channel names its files (S3DataSource.S3DataType): S3Prefix, by "
        "their folder; or ManifestFile, one by one.",
        typeConverter=TypeConverters.toString,
    )

    trainingSparkDataFormat = Param(
        Params._dummy(),
        "trainingSparkDataFormat",
        "How training data is written: sagemaker (Amazon Records), csv or libsvm, "
        "which hold label, weight and features; or any other Spark data source, such "
        "as parquet, which holds the columns as they are. When unset: sagemaker, or "
        "what holds a weight when weightCol is set.",
        typeConverter=TypeConverters.toString,
    )

    trainingSparkDataFormatOptions = Param(
        Params._dummy(),
        "trainingSparkDataFormatOptions",
        "Options of the Spark writer, as a JSON object. libsvm has firstIndex, 0 or "
        "1: where features are counted from.",
        typeConverter=TypeConverters.toString,
    )

    trainingVolumeKmsKeyId = Param(
        Params._dummy(),
        "trainingVolumeKmsKeyId",
        "KMS key that the storage of the training instances is encrypted with "
        "(ResourceConfig.VolumeKmsKeyId). A key id, alias or ARN, such as "
        "alias/training.",
        typeConverter=TypeConverters.toString,
    )

    trainingWaitLimitInSeconds = Param(
        Params._dummy(),
        "trainingWaitLimitInSeconds",
        "Seconds after which fit waits no longer. Range: at least 1. When unset: as "
        "long as the service lets the job run.",
        typeConverter=TypeConverters.toInt,
    )

    trialComponentDisplayName = Param(
        Params._dummy(),
        "trialComponentDisplayName",
        "Name under which the job is shown in its trial "
        "(ExperimentConfig.TrialComponentDisplayName). Letters, digits and hyphens, "
        "at most 120 characters.",
        typeConverter=TypeConverters.toString,
    )

    trialName = Param(
        Params._dummy(),
        "trialName",
        "Trial that the job belongs to (ExperimentConfig.TrialName). Letters, digits "
        "and hyphens, at most 120 characters.",
        typeConverter=TypeConverters.toString,
    )

    updateExistingEndpoint = Param(
        Params._dummy(),
        "updateExistingEndpoint",
        "Whether an endpoint that has the name of customEndpointName already is "
        "updated to the new model (UpdateEndpoint). When false such an endpoint is an"
        " error.",
        typeConverter=TypeConverters.toBoolean,
    )

    validationIndicatorCol = Param(
        Params._dummy(),
        "validationIndicatorCol",
        "Name of a boolean column. Rows where it is true go to the validation channel"
        " (the test channel, if the algorithm has no other) and are not trained on. "
        "When unset: there is no such channel.",
        typeConverter=TypeConverters.toString,
    )

    vpcSecurityGroupIds = Param(
        Params._dummy(),
        "vpcSecurityGroupIds",
        "Ids of the security groups of the training job and the model "
        "(VpcConfig.SecurityGroupIds), separated by commas, such as sg-1,sg-2. At "
        "most 5; vpcSubnets belongs to it.",
        typeConverter=TypeConverters.toString,
    )

    vpcSubnets = Param(
        Params._dummy(),
        "vpcSubnets",
        "Ids of the subnets of the training job and the model (VpcConfig.Subnets), "
        "separated by commas, such as subnet-1,subnet-2. At most 16; "
        "vpcSecurityGroupIds belongs to it.",
        typeConverter=TypeConverters.toString,
    )

    def getAssumeRoleArn(self) -> str:
        """Returns the value of assumeRoleArn."""
        return self.getOrDefault(self.assumeRoleArn)

    def setAssumeRoleArn(self: E, value: str) -> E:
        """Sets assumeRoleArn.

        ARN of a role that the caller assumes with those credentials before it calls AWS, such as
        arn:aws:iam::123456789012:role/Caller. When unset:
        spark.sagemaker.credentials.assumeRoleArn, then none.
        """
        return self._set(assumeRoleArn=value)

    def getAssumeRoleExternalId(self) -> str:
        """Returns the value of assumeRoleExternalId."""
        return self.getOrDefault(self.assumeRoleExternalId)

    def setAssumeRoleExternalId(self: E, value: str) -> E:
        """Sets assumeRoleExternalId.

        External id that the role of assumeRoleArn asks for. When unset:
        spark.sagemaker.credentials.assumeRoleExternalId, then none.
        """
        return self._set(assumeRoleExternalId=value)

    def getBatchTimeLimitInSeconds(self) -> int:
        """Returns the value of batchTimeLimitInSeconds."""
        return self.getOrDefault(self.batchTimeLimitInSeconds)

    def setBatchTimeLimitInSeconds(self: E, value: int) -> E:
        """Sets batchTimeLimitInSeconds.

        Seconds that the endpoint may say nothing about a batch. Range: at least 1.
        """
        return self._set(batchTimeLimitInSeconds=value)

    def getCheckpointLocalPath(self) -> str:
        """Returns the value of checkpointLocalPath."""
        return self.getOrDefault(self.checkpointLocalPath)

    def setCheckpointLocalPath(self: E, value: str) -> E:
        """Sets checkpointLocalPath.

        Folder of checkpoints inside the container (CheckpointConfig.LocalPath), such as
        /opt/ml/checkpoints. It needs checkpointS3Uri.
        """
        return self._set(checkpointLocalPath=value)

    def getCheckpointS3Uri(self) -> str:
        """Returns the value of checkpointS3Uri."""
        return self.getOrDefault(self.checkpointS3Uri)

    def setCheckpointS3Uri(self: E, value: str) -> E:
        """Sets checkpointS3Uri.

        S3 folder for checkpoints (CheckpointConfig.S3Uri), such as s3://bucket/checkpoints.
        """
        return self._set(checkpointS3Uri=value)

    def getConnectTimeLimitInSeconds(self) -> int:
        """Returns the value of connectTimeLimitInSeconds."""
        return self.getOrDefault(self.connectTimeLimitInSeconds)

    def setConnectTimeLimitInSeconds(self: E, value: int) -> E:
        """Sets connectTimeLimitInSeconds.

        Seconds that a connection to the endpoint may take. Range: at least 1.
        """
        return self._set(connectTimeLimitInSeconds=value)

    def getContainerStartupTimeoutInSeconds(self) -> int:
        """Returns the value of containerStartupTimeoutInSeconds."""
        return self.getOrDefault(self.containerStartupTimeoutInSeconds)

    def setContainerStartupTimeoutInSeconds(self: E, value: int) -> E:
        """Sets containerStartupTimeoutInSeconds.

        Seconds that the inference container may take to answer its first health check
        (ProductionVariants.ContainerStartupHealthCheckTimeoutInSeconds). Range: 60 to 3600.
        """
        return self._set(containerStartupTimeoutInSeconds=value)

    def getCredentialsProfile(self) -> str:
        """Returns the value of credentialsProfile."""
        return self.getOrDefault(self.credentialsProfile)

    def setCredentialsProfile(self: E, value: str) -> E:
        """Sets credentialsProfile.

        Profile of the AWS credentials file whose credentials call AWS, on the driver and on
        executors. When unset: spark.sagemaker.credentials.profile, then the AWS SDK's own
        chain.
        """
        return self._set(credentialsProfile=value)

    def getCredentialsProviderClass(self) -> str:
        """Returns the value of credentialsProviderClass."""
        return self.getOrDefault(self.credentialsProviderClass)

    def setCredentialsProviderClass(self: E, value: str) -> E:
        """Sets credentialsProviderClass.

        Name of a class that implements com.amazonaws.auth.AWSCredentialsProvider and has a public
        constructor without arguments; it gives the credentials that call AWS. When unset:
        spark.sagemaker.credentials.providerClass, then the AWS SDK's own chain.
        """
        return self._set(credentialsProviderClass=value)

    def getCustomEndpointConfigName(self) -> str:
        """Returns the value of customEndpointConfigName."""
        return self.getOrDefault(self.customEndpointConfigName)

    def setCustomEndpointConfigName(self: E, value: str) -> E:
        """Sets customEndpointConfigName.

        Name of the endpoint configuration (EndpointConfigName of CreateEndpointConfig) instead of
        one that begins with namePrefix. Letters, digits and hyphens, at most 63 characters.
        """
        return self._set(customEndpointConfigName=value)

    def getCustomEndpointName(self) -> str:
        """Returns the value of customEndpointName."""
        return self.getOrDefault(self.customEndpointName)

    def setCustomEndpointName(self: E, value: str) -> E:
        """Sets customEndpointName.

        Name of the endpoint (EndpointName of CreateEndpoint) instead of one that begins with
        namePrefix. Letters, digits and hyphens, at most 63 characters.
        """
        return self._set(customEndpointName=value)

    def getCustomModelName(self) -> str:
        """Returns the value of customModelName."""
        return self.getOrDefault(self.customModelName)

    def setCustomModelName(self: E, value: str) -> E:
        """Sets customModelName.

        Name of the SageMaker model (ModelName of CreateModel) instead of one that begins with
        namePrefix. Letters, digits and hyphens, at most 63 characters.
        """
        return self._set(customModelName=value)

    def getCustomTrainingJobName(self) -> str:
        """Returns the value of customTrainingJobName."""
        return self.getOrDefault(self.customTrainingJobName)

    def setCustomTrainingJobName(self: E, value: str) -> E:
        """Sets customTrainingJobName.

        Name of the training job (TrainingJobName) instead of one that begins with namePrefix.
        Letters, digits and hyphens, at most 63 characters.
        """
        return self._set(customTrainingJobName=value)

    def getDeleteStagingDataAfterTraining(self) -> bool:
        """Returns the value of deleteStagingDataAfterTraining."""
        return self.getOrDefault(self.deleteStagingDataAfterTraining)

    def setDeleteStagingDataAfterTraining(self: E, value: bool) -> E:
        """Sets deleteStagingDataAfterTraining.

        Whether the staged training data is deleted when the job has ended, however it ended.
        """
        return self._set(deleteStagingDataAfterTraining=value)

    def getEnableInterContainerTrafficEncryption(self) -> bool:
        """Returns the value of enableInterContainerTrafficEncryption."""
        return self.getOrDefault(self.enableInterContainerTrafficEncryption)

    def setEnableInterContainerTrafficEncryption(self: E, value: bool) -> E:
        """Sets enableInterContainerTrafficEncryption.

        Whether traffic between the training instances is encrypted
        (EnableInterContainerTrafficEncryption).
        """
        return self._set(enableInterContainerTrafficEncryption=value)

    def getEnableManagedSpotTraining(self) -> bool:
        """Returns the value of enableManagedSpotTraining."""
        return self.getOrDefault(self.enableManagedSpotTraining)

    def setEnableManagedSpotTraining(self: E, value: bool) -> E:
        """Sets enableManagedSpotTraining.

        Whether the job runs on spare capacity that may be taken away (EnableManagedSpotTraining).
        It needs trainingMaxWaitTimeInSeconds.
        """
        return self._set(enableManagedSpotTraining=value)

    def getEnableNetworkIsolation(self) -> bool:
        """Returns the value of enableNetworkIsolation."""
        return self.getOrDefault(self.enableNetworkIsolation)

    def setEnableNetworkIsolation(self: E, value: bool) -> E:
        """Sets enableNetworkIsolation.

        Whether containers of the training job and the model have no network at all
        (EnableNetworkIsolation).
        """
        return self._set(enableNetworkIsolation=value)

    def getEndpointCreationPolicy(self) -> str:
        """Returns the value of endpointCreationPolicy."""
        return self.getOrDefault(self.endpointCreationPolicy)

    def setEndpointCreationPolicy(self: E, value: str) -> E:
        """Sets endpointCreationPolicy.

        When the fitted model gets its endpoint: CREATE_ON_CONSTRUCT (within fit),
        CREATE_ON_TRANSFORM (at the first transform) or DO_NOT_CREATE.
        """
        return self._set(endpointCreationPolicy=value)

    def getEndpointInitialInstanceCount(self) -> int:
        """Returns the value of endpointInitialInstanceCount."""
        return self.getOrDefault(self.endpointInitialInstanceCount)

    def setEndpointInitialInstanceCount(self: E, value: int) -> E:
        """Sets endpointInitialInstanceCount.

        Number of instances behind the endpoint (ProductionVariants.InitialInstanceCount). Range: at
        least 1. Not used when serverlessMemorySizeInMB is set.
        """
        return self._set(endpointInitialInstanceCount=value)

    def getEndpointInstanceType(self) -> str:
        """Returns the value of endpointInstanceType."""
        return self.getOrDefault(self.endpointInstanceType)

    def setEndpointInstanceType(self: E, value: str) -> E:
        """Sets endpointInstanceType.

        Instance type of the endpoint (ProductionVariants.InstanceType), such as ml.m5.large. Not
        used when serverlessMemorySizeInMB is set.
        """
        return self._set(endpointInstanceType=value)

    def getEndpointKmsKeyId(self) -> str:
        """Returns the value of endpointKmsKeyId."""
        return self.getOrDefault(self.endpointKmsKeyId)

    def setEndpointKmsKeyId(self: E, value: str) -> E:
        """Sets endpointKmsKeyId.

        KMS key that the storage of the instances behind the endpoint is encrypted with (KmsKeyId of
        CreateEndpointConfig). A key id, alias or ARN, such as alias/training.
        """
        return self._set(endpointKmsKeyId=value)

    def getEndpointVolumeSizeInGB(self) -> int:
        """Returns the value of endpointVolumeSizeInGB."""
        return self.getOrDefault(self.endpointVolumeSizeInGB)

    def setEndpointVolumeSizeInGB(self: E, value: int) -> E:
        """Sets endpointVolumeSizeInGB.

        Storage of each instance behind the endpoint in GB (ProductionVariants.VolumeSizeInGB).
        Range: 1 to 512.
        """
        return self._set(endpointVolumeSizeInGB=value)

    def getErrorCol(self) -> str:
        """Returns the value of errorCol."""
        return self.getOrDefault(self.errorCol)

    def setErrorCol(self: E, value: str) -> E:
        """Sets errorCol.

        Name of the column with status and reason of a row that could not be scored; it is there
        when handleInvalid is keep, and null for all other rows.
        """
        return self._set(errorCol=value)

    def getExperimentName(self) -> str:
        """Returns the value of experimentName."""
        return self.getOrDefault(self.experimentName)

    def setExperimentName(self: E, value: str) -> E:
        """Sets experimentName.

        Experiment that the job belongs to (ExperimentConfig.ExperimentName). Letters, digits and
        hyphens, at most 120 characters.
        """
        return self._set(experimentName=value)

    def getExtraChannels(self) -> str:
        """Returns the value of extraChannels."""
        return self.getOrDefault(self.extraChannels)

    def setExtraChannels(self: E, value: dict[str, Any] | str) -> E:
        """Sets extraChannels.

        Further channels (InputDataConfig), as a JSON object: an S3 URI by the channel's name, or an
        object with s3Uri and, as needed, contentType, distribution and s3DataType.
        """
        return self._set(extraChannels=value)

    def getFeatureStorage(self) -> str:
        """Returns the value of featureStorage."""
        return self.getOrDefault(self.featureStorage)

    def setFeatureStorage(self: E, value: str) -> E:
        """Sets featureStorage.

        How features are stored in training data and in requests: dense, every number is written,
        the zeros too; sparse, zeros are left out, but for those that a sparse vector
        stores, and are missing where missing is nan; or auto. Auto leaves each row as Spark
        stores it, unless missing is nan: then a fit makes all rows dense if there is any
        dense one, and the model remembers it.
        """
        return self._set(featureStorage=value)

    def getFeaturesCol(self) -> str:
        """Returns the value of featuresCol."""
        return self.getOrDefault(self.featuresCol)

    def setFeaturesCol(self: E, value: str) -> E:
        """Sets featuresCol.

        Name of the column with the features: an ml or mllib vector, or an array of numbers.
        """
        return self._set(featuresCol=value)

    def getHandleInvalid(self) -> str:
        """Returns the value of handleInvalid."""
        return self.getOrDefault(self.handleInvalid)

    def setHandleInvalid(self: E, value: str) -> E:
        """Sets handleInvalid.

        What becomes of a row that cannot be scored: error (the task fails) or keep (the row has no
        predictions, and the column errorCol says why).
        """
        return self._set(handleInvalid=value)

    def getHyperParameters(self) -> str:
        """Returns the value of hyperParameters."""
        return self.getOrDefault(self.hyperParameters)

    def setHyperParameters(self: E, value: dict[str, Any] | str) -> E:
        """Sets hyperParameters.

        Further hyperparameters as a JSON object of strings, by the names the image knows. They win
        over defaults; one that a Param of the same stage sets too must have the same value.
        """
        return self._set(hyperParameters=value)

    def getLabelCol(self) -> str:
        """Returns the value of labelCol."""
        return self.getOrDefault(self.labelCol)

    def setLabelCol(self: E, value: str) -> E:
        """Sets labelCol.

        Name of the column with the label, of any numeric type. Algorithms without supervision
        ignore it.
        """
        return self._set(labelCol=value)

    def getLogsEndpoint(self) -> str:
        """Returns the value of logsEndpoint."""
        return self.getOrDefault(self.logsEndpoint)

    def setLogsEndpoint(self: E, value: str) -> E:
        """Sets logsEndpoint.

        URL of CloudWatch Logs instead of the region's own, such as
        https://logs.eu-west-1.amazonaws.com. When unset: spark.sagemaker.logs.endpoint.
        """
        return self._set(logsEndpoint=value)

    def getMaxBatchAgeInMillis(self) -> int:
        """Returns the value of maxBatchAgeInMillis."""
        return self.getOrDefault(self.maxBatchAgeInMillis)

    def setMaxBatchAgeInMillis(self: E, value: int) -> E:
        """Sets maxBatchAgeInMillis.

        Milliseconds that the first row of a request waits for others at most; matters where rows
        come in slowly, as in a stream. Range: at least 1.
        """
        return self._set(maxBatchAgeInMillis=value)

    def getMaxBatchSizeInBytes(self) -> int:
        """Returns the value of maxBatchSizeInBytes."""
        return self.getOrDefault(self.maxBatchSizeInBytes)

    def setMaxBatchSizeInBytes(self: E, value: int) -> E:
        """Sets maxBatchSizeInBytes.

        Bytes of one request at most. Range: 1 to 6291456, the service's own limit.
        """
        return self._set(maxBatchSizeInBytes=value)

    def getMaxBatchSizeInRecords(self) -> int:
        """Returns the value of maxBatchSizeInRecords."""
        return self.getOrDefault(self.maxBatchSizeInRecords)

    def setMaxBatchSizeInRecords(self: E, value: int) -> E:
        """Sets maxBatchSizeInRecords.

        Rows of one request at most. Range: at least 1.
        """
        return self._set(maxBatchSizeInRecords=value)

    def getMaxConcurrentRequestsPerTask(self) -> int:
        """Returns the value of maxConcurrentRequestsPerTask."""
        return self.getOrDefault(self.maxConcurrentRequestsPerTask)

    def setMaxConcurrentRequestsPerTask(self: E, value: int) -> E:
        """Sets maxConcurrentRequestsPerTask.

        Requests that one task keeps in flight at most; so many batches are in memory. It keeps
        fewer while the endpoint throttles or is slow. Range: at least 1.
        """
        return self._set(maxConcurrentRequestsPerTask=value)

    def getMetricDefinitions(self) -> str:
        """Returns the value of metricDefinitions."""
        return self.getOrDefault(self.metricDefinitions)

    def setMetricDefinitions(self: E, value: dict[str, Any] | str) -> E:
        """Sets metricDefinitions.

        How metrics are found in the log (AlgorithmSpecification.MetricDefinitions), as a JSON
        object of names and regular expressions such as {"loss":"loss=([0-9]+)"}. At most
        40.
        """
        return self._set(metricDefinitions=value)

    def getMetricsPrefix(self) -> str:
        """Returns the value of metricsPrefix."""
        return self.getOrDefault(self.metricsPrefix)

    def setMetricsPrefix(self: E, value: str) -> E:
        """Sets metricsPrefix.

        What the names of the counters in Spark's UI begin with; the endpoint's name when not set.
        """
        return self._set(metricsPrefix=value)

    def getMissing(self) -> str:
        """Returns the value of missing."""
        return self.getOrDefault(self.missing)

    def setMissing(self: E, value: str) -> E:
        """Sets missing.

        What a feature that is NaN means: refuse, a row that has one is refused; or nan, the value
        is missing, which the image has to know (XGBoost does).
        """
        return self._set(missing=value)

    def getModelDataDownloadTimeoutInSeconds(self) -> int:
        """Returns the value of modelDataDownloadTimeoutInSeconds."""
        return self.getOrDefault(self.modelDataDownloadTimeoutInSeconds)

    def setModelDataDownloadTimeoutInSeconds(self: E, value: int) -> E:
        """Sets modelDataDownloadTimeoutInSeconds.

        Seconds that an instance may take to download the model
        (ProductionVariants.ModelDataDownloadTimeoutInSeconds). Range: 60 to 3600.
        """
        return self._set(modelDataDownloadTimeoutInSeconds=value)

    def getModelEnvironment(self) -> str:
        """Returns the value of modelEnvironment."""
        return self.getOrDefault(self.modelEnvironment)

    def setModelEnvironment(self: E, value: dict[str, Any] | str) -> E:
        """Sets modelEnvironment.

        Variables of the inference container (PrimaryContainer.Environment of CreateModel), as a
        JSON object such as {"LOG_LEVEL":"debug"}. At most 100.
        """
        return self._set(modelEnvironment=value)

    def getModelImage(self) -> str:
        """Returns the value of modelImage."""
        return self.getOrDefault(self.modelImage)

    def setModelImage(self: E, value: dict[str, Any] | str) -> E:
        """Sets modelImage.

        URI of the inference image (PrimaryContainer.Image), or a JSON object of URIs by region.
        When unset: the training image.
        """
        return self._set(modelImage=value)

    def getNamePrefix(self) -> str:
        """Returns the value of namePrefix."""
        return self.getOrDefault(self.namePrefix)

    def setNamePrefix(self: E, value: str) -> E:
        """Sets namePrefix.

        What the names of jobs, models, endpoint configurations and endpoints made here begin with;
        a time and a random part follow. Letters, digits and hyphens, at most 30 characters.
        """
        return self._set(namePrefix=value)

    def getProgress(self) -> str:
        """Returns the value of progress."""
        return self.getOrDefault(self.progress)

    def setProgress(self: E, value: str) -> E:
        """Sets progress.

        Where status changes, metrics and logs go while a call waits: log (SLF4J, INFO), console
        (standard error) or none.
        """
        return self._set(progress=value)

    def getRegion(self) -> str:
        """Returns the value of region."""
        return self.getOrDefault(self.region)

    def setRegion(self: E, value: str) -> E:
        """Sets region.

        AWS region of the image, the jobs, the endpoints and every client, such as eu-west-1. When
        unset: spark.sagemaker.region, then the AWS SDK's own chain.
        """
        return self._set(region=value)

    def getRequestRowSerializer(self) -> str:
        """Returns the value of requestRowSerializer."""
        return self.getOrDefault(self.requestRowSerializer)

    def setRequestRowSerializer(self: E, value: dict[str, Any] | str) -> E:
        """Sets requestRowSerializer.

        What makes requests of rows: recordio-protobuf, csv, libsvm, labeled-libsvm, json,
        jsonlines, the name of a class that implements RequestRowSerializer, or one of these
        with options, as {"class": NAME, "options": {...}}. When unset: the algorithm's own.
        """
        return self._set(requestRowSerializer=value)

    def getRequestTimeLimitInSeconds(self) -> int:
        """Returns the value of requestTimeLimitInSeconds."""
        return self.getOrDefault(self.requestTimeLimitInSeconds)

    def setRequestTimeLimitInSeconds(self: E, value: int) -> E:
        """Sets requestTimeLimitInSeconds.

        Seconds that one request may take until its answer is complete; the service gives a model
        60. Range: at least 1.
        """
        return self._set(requestTimeLimitInSeconds=value)

    def getResponseRowDeserializer(self) -> str:
        """Returns the value of responseRowDeserializer."""
        return self.getOrDefault(self.responseRowDeserializer)

    def setResponseRowDeserializer(self: E, value: dict[str, Any] | str) -> E:
        """Sets responseRowDeserializer.

        What makes predictions of answers: recordio-protobuf, csv, json, jsonlines, the name of a
        class that implements ResponseRowDeserializer, or one of these with options, as
        {"class": NAME, "options": {...}}. When unset: the algorithm's own.
        """
        return self._set(responseRowDeserializer=value)

    def getRoleArn(self) -> str:
        """Returns the value of roleArn."""
        return self.getOrDefault(self.roleArn)

    def setRoleArn(self: E, value: str) -> E:
        """Sets roleArn.

        ARN of the IAM role that SageMaker assumes (RoleArn of CreateTrainingJob, ExecutionRoleArn
        of CreateModel), such as arn:aws:iam::123456789012:role/SageMaker. When unset:
        spark.sagemaker.role.
        """
        return self._set(roleArn=value)

    def getS3Endpoint(self) -> str:
        """Returns the value of s3Endpoint."""
        return self.getOrDefault(self.s3Endpoint)

    def setS3Endpoint(self: E, value: str) -> E:
        """Sets s3Endpoint.

        URL of S3 instead of the region's own, such as
        https://bucket.vpce-1.s3.eu-west-1.vpce.amazonaws.com. When unset:
        spark.sagemaker.s3.endpoint.
        """
        return self._set(s3Endpoint=value)

    def getSageMakerEndpoint(self) -> str:
        """Returns the value of sageMakerEndpoint."""
        return self.getOrDefault(self.sageMakerEndpoint)

    def setSageMakerEndpoint(self: E, value: str) -> E:
        """Sets sageMakerEndpoint.

        URL of the SageMaker API instead of the region's own, such as
        https://vpce-1.api.sagemaker.eu-west-1.vpce.amazonaws.com. When unset:
        spark.sagemaker.endpoint.
        """
        return self._set(sageMakerEndpoint=value)

    def getSageMakerRuntimeEndpoint(self) -> str:
        """Returns the value of sageMakerRuntimeEndpoint."""
        return self.getOrDefault(self.sageMakerRuntimeEndpoint)

    def setSageMakerRuntimeEndpoint(self: E, value: str) -> E:
        """Sets sageMakerRuntimeEndpoint.

        URL of the SageMaker runtime API instead of the region's own, such as
        https://vpce-1.runtime.sagemaker.eu-west-1.vpce.amazonaws.com. When unset:
        spark.sagemaker.runtime.endpoint.
        """
        return self._set(sageMakerRuntimeEndpoint=value)

    def getServerlessMaxConcurrency(self) -> int:
        """Returns the value of serverlessMaxConcurrency."""
        return self.getOrDefault(self.serverlessMaxConcurrency)

    def setServerlessMaxConcurrency(self: E, value: int) -> E:
        """Sets serverlessMaxConcurrency.

        How many requests a serverless endpoint takes at the same time
        (ProductionVariants.ServerlessConfig.MaxConcurrency). Range: 1 to 200.
        """
        return self._set(serverlessMaxConcurrency=value)

    def getServerlessMemorySizeInMB(self) -> int:
        """Returns the value of serverlessMemorySizeInMB."""
        return self.getOrDefault(self.serverlessMemorySizeInMB)

    def setServerlessMemorySizeInMB(self: E, value: int) -> E:
        """Sets serverlessMemorySizeInMB.

        Memory of a serverless endpoint in MB (ProductionVariants.ServerlessConfig.MemorySizeInMB).
        Range: 1024 to 6144 in steps of 1024. When unset the endpoint has instances. A
        serverless endpoint takes requests of at most 4 MB.
        """
        return self._set(serverlessMemorySizeInMB=value)

    def getServerlessProvisionedConcurrency(self) -> int:
        """Returns the value of serverlessProvisionedConcurrency."""
        return self.getOrDefault(self.serverlessProvisionedConcurrency)

    def setServerlessProvisionedConcurrency(self: E, value: int) -> E:
        """Sets serverlessProvisionedConcurrency.

        For how many requests a serverless endpoint is always ready
        (ProductionVariants.ServerlessConfig.ProvisionedConcurrency). Range: 1 to
        serverlessMaxConcurrency.
        """
        return self._set(serverlessProvisionedConcurrency=value)

    def getStopTrainingJobOnFailure(self) -> bool:
        """Returns the value of stopTrainingJobOnFailure."""
        return self.getOrDefault(self.stopTrainingJobOnFailure)

    def setStopTrainingJobOnFailure(self: E, value: bool) -> E:
        """Sets stopTrainingJobOnFailure.

        Whether the training job is stopped (StopTrainingJob) when fit is interrupted, runs out of
        time or the driver shuts down. When false it goes on, and is paid for.
        """
        return self._set(stopTrainingJobOnFailure=value)

    def getStsEndpoint(self) -> str:
        """Returns the value of stsEndpoint."""
        return self.getOrDefault(self.stsEndpoint)

    def setStsEndpoint(self: E, value: str) -> E:
        """Sets stsEndpoint.

        URL of STS instead of the region's own, such as https://sts.eu-west-1.amazonaws.com. When
        unset: spark.sagemaker.sts.endpoint.
        """
        return self._set(stsEndpoint=value)

    def getTags(self) -> str:
        """Returns the value of tags."""
        return self.getOrDefault(self.tags)

    def setTags(self: E, value: dict[str, Any] | str) -> E:
        """Sets tags.

        Tags of the training job, the model, the endpoint configuration and the endpoint (Tags), as
        a JSON object such as {"team":"growth"}. At most 45; those that begin with
        sagemaker-spark: are the library's own.
        """
        return self._set(tags=value)

    def getTimestampCustomNames(self) -> bool:
        """Returns the value of timestampCustomNames."""
        return self.getOrDefault(self.timestampCustomNames)

    def setTimestampCustomNames(self: E, value: bool) -> E:
        """Sets timestampCustomNames.

        Whether a time stamp is added to the custom names, so that each fit has names of its own: a
        time and a random part follow. At most 38 characters are left for a name then.
        """
        return self._set(timestampCustomNames=value)

    def getTrainingChannelName(self) -> str:
        """Returns the value of trainingChannelName."""
        return self.getOrDefault(self.trainingChannelName)

    def setTrainingChannelName(self: E, value: str) -> E:
        """Sets trainingChannelName.

        Name of the channel with the training data (InputDataConfig.ChannelName).
        """
        return self._set(trainingChannelName=value)

    def getTrainingCompressionType(self) -> str:
        """Returns the value of trainingCompressionType."""
        return self.getOrDefault(self.trainingCompressionType)

    def setTrainingCompressionType(self: E, value: str) -> E:
        """Sets trainingCompressionType.

        How the training data is compressed (InputDataConfig.CompressionType): None or Gzip. Gzip
        needs trainingInputMode Pipe.
        """
        return self._set(trainingCompressionType=value)

    def getTrainingContentType(self) -> str:
        """Returns the value of trainingContentType."""
        return self.getOrDefault(self.trainingContentType)

    def setTrainingContentType(self: E, value: str) -> E:
        """Sets trainingContentType.

        Content type of the training data (InputDataConfig.ContentType). When unset: that of the
        algorithm.
        """
        return self._set(trainingContentType=value)

    def getTrainingDataDistribution(self) -> str:
        """Returns the value of trainingDataDistribution."""
        return self.getOrDefault(self.trainingDataDistribution)

    def setTrainingDataDistribution(self: E, value: str) -> E:
        """Sets trainingDataDistribution.

        How the training data is spread over instances
        (InputDataConfig.DataSource.S3DataSource.S3DataDistributionType): FullyReplicated or
        ShardedByS3Key. When unset: that of the algorithm.
        """
        return self._set(trainingDataDistribution=value)

    def getTrainingEnvironment(self) -> str:
        """Returns the value of trainingEnvironment."""
        return self.getOrDefault(self.trainingEnvironment)

    def setTrainingEnvironment(self: E, value: dict[str, Any] | str) -> E:
        """Sets trainingEnvironment.

        Variables of the training containers (Environment), as a JSON object such as
        {"LOG_LEVEL":"debug"}. At most 100.
        """
        return self._set(trainingEnvironment=value)

    def getTrainingImage(self) -> str:
        """Returns the value of trainingImage."""
        return self.getOrDefault(self.trainingImage)

    def setTrainingImage(self: E, value: dict[str, Any] | str) -> E:
        """Sets trainingImage.

        URI of the training image (AlgorithmSpecification.TrainingImage), or a JSON object of URIs
        by region. When unset: the algorithm's image in the region.
        """
        return self._set(trainingImage=value)

    def getTrainingInputKmsKeyId(self) -> str:
        """Returns the value of trainingInputKmsKeyId."""
        return self.getOrDefault(self.trainingInputKmsKeyId)

    def setTrainingInputKmsKeyId(self: E, value: str) -> E:
        """Sets trainingInputKmsKeyId.

        KMS key that the staged training data is encrypted with (SSE-KMS of the upload to S3). A key
        id, alias or ARN, such as alias/training. When unset: as the bucket is set up.
        """
        return self._set(trainingInputKmsKeyId=value)

    def getTrainingInputMode(self) -> str:
        """Returns the value of trainingInputMode."""
        return self.getOrDefault(self.trainingInputMode)

    def setTrainingInputMode(self: E, value: str) -> E:
        """Sets trainingInputMode.

        How the image reads its channels (AlgorithmSpecification.TrainingInputMode): File, Pipe or
        FastFile.
        """
        return self._set(trainingInputMode=value)

    def getTrainingInputS3Uri(self) -> str:
        """Returns the value of trainingInputS3Uri."""
        return self.getOrDefault(self.trainingInputS3Uri)

    def setTrainingInputS3Uri(self: E, value: str) -> E:
        """Sets trainingInputS3Uri.

        S3 folder under which each fit stages its data in a fresh folder of its own. When unset: the
        bucket of spark.sagemaker.bucket, or the account's default bucket, which is created
        when missing.
        """
        return self._set(trainingInputS3Uri=value)

    def getTrainingInstanceCount(self) -> int:
        """Returns the value of trainingInstanceCount."""
        return self.getOrDefault(self.trainingInstanceCount)

    def setTrainingInstanceCount(self: E, value: int) -> E:
        """Sets trainingInstanceCount.

        Number of training instances (ResourceConfig.InstanceCount). Range: at least 1.
        """
        return self._set(trainingInstanceCount=value)

    def getTrainingInstanceType(self) -> str:
        """Returns the value of trainingInstanceType."""
        return self.getOrDefault(self.trainingInstanceType)

    def setTrainingInstanceType(self: E, value: str) -> E:
        """Sets trainingInstanceType.

        Instance type of the training cluster (ResourceConfig.InstanceType), such as ml.m5.xlarge.
        """
        return self._set(trainingInstanceType=value)

    def getTrainingInstanceVolumeSizeInGB(self) -> int:
        """Returns the value of trainingInstanceVolumeSizeInGB."""
        return self.getOrDefault(self.trainingInstanceVolumeSizeInGB)

    def setTrainingInstanceVolumeSizeInGB(self: E, value: int) -> E:
        """Sets trainingInstanceVolumeSizeInGB.

        Storage of each training instance in GB (ResourceConfig.VolumeSizeInGB). Range: at least 1.
        When unset: sized from the training data.
        """
        return self._set(trainingInstanceVolumeSizeInGB=value)

    def getTrainingKeepAlivePeriodInSeconds(self) -> int:
        """Returns the value of trainingKeepAlivePeriodInSeconds."""
        return self.getOrDefault(self.trainingKeepAlivePeriodInSeconds)

    def setTrainingKeepAlivePeriodInSeconds(self: E, value: int) -> E:
        """Sets trainingKeepAlivePeriodInSeconds.

        Seconds for which the instances are kept, and paid for, for a next job
        (ResourceConfig.KeepAlivePeriodInSeconds). Range: 0 to 21600.
        """
        return self._set(trainingKeepAlivePeriodInSeconds=value)

    def getTrainingLog(self) -> str:
        """Returns the value of trainingLog."""
        return self.getOrDefault(self.trainingLog)

    def setTrainingLog(self: E, value: str) -> E:
        """Sets trainingLog.

        What is shown of the containers' log in CloudWatch Logs, where progress goes: onFailure (the
        last lines of a job that fails), all (every line as it comes, with the metrics in
        it) or none.
        """
        return self._set(trainingLog=value)

    def getTrainingMaxRetryAttempts(self) -> int:
        """Returns the value of trainingMaxRetryAttempts."""
        return self.getOrDefault(self.trainingMaxRetryAttempts)

    def setTrainingMaxRetryAttempts(self: E, value: int) -> E:
        """Sets trainingMaxRetryAttempts.

        How often the job is started again after an internal error of the service
        (RetryStrategy.MaximumRetryAttempts). Range: 1 to 30.
        """
        return self._set(trainingMaxRetryAttempts=value)

    def getTrainingMaxRuntimeInSeconds(self) -> int:
        """Returns the value of trainingMaxRuntimeInSeconds."""
        return self.getOrDefault(self.trainingMaxRuntimeInSeconds)

    def setTrainingMaxRuntimeInSeconds(self: E, value: int) -> E:
        """Sets trainingMaxRuntimeInSeconds.

        Seconds after which SageMaker stops the job (StoppingCondition.MaxRuntimeInSeconds). Range:
        1 to 2419200 (28 days).
        """
        return self._set(trainingMaxRuntimeInSeconds=value)

    def getTrainingMaxWaitTimeInSeconds(self) -> int:
        """Returns the value of trainingMaxWaitTimeInSeconds."""
        return self.getOrDefault(self.trainingMaxWaitTimeInSeconds)

    def setTrainingMaxWaitTimeInSeconds(self: E, value: int) -> E:
        """Sets trainingMaxWaitTimeInSeconds.

        Seconds that a managed spot job may take in all, with its waiting
        (StoppingCondition.MaxWaitTimeInSeconds). Range: at least
        trainingMaxRuntimeInSeconds.
        """
        return self._set(trainingMaxWaitTimeInSeconds=value)

    def getTrainingOutputKmsKeyId(self) -> str:
        """Returns the value of trainingOutputKmsKeyId."""
        return self.getOrDefault(self.trainingOutputKmsKeyId)

    def setTrainingOutputKmsKeyId(self: E, value: str) -> E:
        """Sets trainingOutputKmsKeyId.

        KMS key that the model artifact is encrypted with (OutputDataConfig.KmsKeyId). A key id,
        alias or ARN, such as alias/training.
        """
        return self._set(trainingOutputKmsKeyId=value)

    def getTrainingOutputS3Uri(self) -> str:
        """Returns the value of trainingOutputS3Uri."""
        return self.getOrDefault(self.trainingOutputS3Uri)

    def setTrainingOutputS3Uri(self: E, value: str) -> E:
        """Sets trainingOutputS3Uri.

        S3 folder for model artifacts (OutputDataConfig.S3OutputPath). When unset: as for
        trainingInputS3Uri.
        """
        return self._set(trainingOutputS3Uri=value)

    def getTrainingProjectedColumns(self) -> list[str]:
        """Returns the value of trainingProjectedColumns."""
        return self.getOrDefault(self.trainingProjectedColumns)

    def setTrainingProjectedColumns(self: E, value: list[str]) -> E:
        """Sets trainingProjectedColumns.

        Columns that are written, in this order and as they are. When unset: label, weight and
        features.
        """
        return self._set(trainingProjectedColumns=value)

    def getTrainingS3DataType(self) -> str:
        """Returns the value of trainingS3DataType."""
        return self.getOrDefault(self.trainingS3DataType)

    def setTrainingS3DataType(self: E, value: str) -> E:
        """Sets trainingS3DataType.

        How the channel names its files (S3DataSource.S3DataType): S3Prefix, by their folder; or
        ManifestFile, one by one.
        """
        return self._set(trainingS3DataType=value)

    def getTrainingSparkDataFormat(self) -> str:
        """Returns the value of trainingSparkDataFormat."""
        return self.getOrDefault(self.trainingSparkDataFormat)

    def setTrainingSparkDataFormat(self: E, value: str) -> E:
        """Sets trainingSparkDataFormat.

        How training data is written: sagemaker (Amazon Records), csv or libsvm, which hold label,
        weight and features; or any other Spark data source, such as parquet, which holds
        the columns as they are. When unset: sagemaker, or what holds a weight when
        weightCol is set.
        """
        return self._set(trainingSparkDataFormat=value)

    def getTrainingSparkDataFormatOptions(self) -> str:
        """Returns the value of trainingSparkDataFormatOptions."""
        return self.getOrDefault(self.trainingSparkDataFormatOptions)

    def setTrainingSparkDataFormatOptions(self: E, value: dict[str, Any] | str) -> E:
        """Sets trainingSparkDataFormatOptions.

        Options of the Spark writer, as a JSON object. libsvm has firstIndex, 0 or 1: where features
        are counted from.
        """
        return self._set(trainingSparkDataFormatOptions=value)

    def getTrainingVolumeKmsKeyId(self) -> str:
        """Returns the value of trainingVolumeKmsKeyId."""
        return self.getOrDefault(self.trainingVolumeKmsKeyId)

    def setTrainingVolumeKmsKeyId(self: E, value: str) -> E:
        """Sets trainingVolumeKmsKeyId.

        KMS key that the storage of the training instances is encrypted with
        (ResourceConfig.VolumeKmsKeyId). A key id, alias or ARN, such as alias/training.
        """
        return self._set(trainingVolumeKmsKeyId=value)

    def getTrainingWaitLimitInSeconds(self) -> int:
        """Returns the value of trainingWaitLimitInSeconds."""
        return self.getOrDefault(self.trainingWaitLimitInSeconds)

    def setTrainingWaitLimitInSeconds(self: E, value: int) -> E:
        """Sets trainingWaitLimitInSeconds.

        Seconds after which fit waits no longer. Range: at least 1. When unset: as long as the
        service lets the job run.
        """
        return self._set(trainingWaitLimitInSeconds=value)

    def getTrialComponentDisplayName(self) -> str:
        """Returns the value of trialComponentDisplayName."""
        return self.getOrDefault(self.trialComponentDisplayName)

    def setTrialComponentDisplayName(self: E, value: str) -> E:
        """Sets trialComponentDisplayName.

        Name under which the job is shown in its trial (ExperimentConfig.TrialComponentDisplayName).
        Letters, digits and hyphens, at most 120 characters.
        """
        return self._set(trialComponentDisplayName=value)

    def getTrialName(self) -> str:
        """Returns the value of trialName."""
        return self.getOrDefault(self.trialName)

    def setTrialName(self: E, value: str) -> E:
        """Sets trialName.

        Trial that the job belongs to (ExperimentConfig.TrialName). Letters, digits and hyphens, at
        most 120 characters.
        """
        return self._set(trialName=value)

    def getUpdateExistingEndpoint(self) -> bool:
        """Returns the value of updateExistingEndpoint."""
        return self.getOrDefault(self.updateExistingEndpoint)

    def setUpdateExistingEndpoint(self: E, value: bool) -> E:
        """Sets updateExistingEndpoint.

        Whether an endpoint that has the name of customEndpointName already is updated to the new
        model (UpdateEndpoint). When false such an endpoint is an error.
        """
        return self._set(updateExistingEndpoint=value)

    def getValidationIndicatorCol(self) -> str:
        """Returns the value of validationIndicatorCol."""
        return self.getOrDefault(self.validationIndicatorCol)

    def setValidationIndicatorCol(self: E, value: str) -> E:
        """Sets validationIndicatorCol.

        Name of a boolean column. Rows where it is true go to the validation channel (the test
        channel, if the algorithm has no other) and are not trained on. When unset: there is
        no such channel.
        """
        return self._set(validationIndicatorCol=value)

    def getVpcSecurityGroupIds(self) -> str:
        """Returns the value of vpcSecurityGroupIds."""
        return self.getOrDefault(self.vpcSecurityGroupIds)

    def setVpcSecurityGroupIds(self: E, value: str) -> E:
        """Sets vpcSecurityGroupIds.

        Ids of the security groups of the training job and the model (VpcConfig.SecurityGroupIds),
        separated by commas, such as sg-1,sg-2. At most 5; vpcSubnets belongs to it.
        """
        return self._set(vpcSecurityGroupIds=value)

    def getVpcSubnets(self) -> str:
        """Returns the value of vpcSubnets."""
        return self.getOrDefault(self.vpcSubnets)

    def setVpcSubnets(self: E, value: str) -> E:
        """Sets vpcSubnets.

        Ids of the subnets of the training job and the model (VpcConfig.Subnets), separated by
        commas, such as subnet-1,subnet-2. At most 16; vpcSecurityGroupIds belongs to it.
        """
        return self._set(vpcSubnets=value)


class ModelParams(Params):
    """What every model can be told."""

    assumeRoleArn = Param(
        Params._dummy(),
        "assumeRoleArn",
        "ARN of a role that the caller assumes with those credentials before it calls"
        " AWS, such as arn:aws:iam::123456789012:role/Caller. When unset: "
        "spark.sagemaker.credentials.assumeRoleArn, then none.",
        typeConverter=TypeConverters.toString,
    )

    assumeRoleExternalId = Param(
        Params._dummy(),
        "assumeRoleExternalId",
        "External id that the role of assumeRoleArn asks for. When unset: "
        "spark.sagemaker.credentials.assumeRoleExternalId, then none.",
        typeConverter=TypeConverters.toString,
    )

    batchTimeLimitInSeconds = Param(
        Params._dummy(),
        "batchTimeLimitInSeconds",
        "Seconds that the endpoint may say nothing about a batch. Range: at least 1.",
        typeConverter=TypeConverters.toInt,
    )

    connectTimeLimitInSeconds = Param(
        Params._dummy(),
        "connectTimeLimitInSeconds",
        "Seconds that a connection to the endpoint may take. Range: at least 1.",
        typeConverter=TypeConverters.toInt,
    )

    containerStartupTimeoutInSeconds = Param(
        Params._dummy(),
        "containerStartupTimeoutInSeconds",
        "Seconds that the inference container may take to answer its first health "
        "check (ProductionVariants.ContainerStartupHealthCheckTimeoutInSeconds). "
        "Range: 60 to 3600.",
        typeConverter=TypeConverters.toInt,
    )

    credentialsProfile = Param(
        Params._dummy(),
        "credentialsProfile",
        "Profile of the AWS credentials file whose credentials call AWS, on the "
        "driver and on executors. When unset: spark.sagemaker.credentials.profile, "
        "then the AWS SDK's own chain.",
        typeConverter=TypeConverters.toString,
    )

    credentialsProviderClass = Param(
        Params._dummy(),
        "credentialsProviderClass",
        "Name of a class that implements com.amazonaws.auth.AWSCredentialsProvider "
        "and has a public constructor without arguments; it gives the credentials "
        "that call AWS. When unset: spark.sagemaker.credentials.providerClass, then "
        "the AWS SDK's own chain.",
        typeConverter=TypeConverters.toString,
    )

    customEndpointConfigName = Param(
        Params._dummy(),
        "customEndpointConfigName",
        "Name of the endpoint configuration (EndpointConfigName of "
        "CreateEndpointConfig) instead of one that begins with namePrefix. Letters, "
        "digits and hyphens, at most 63 characters.",
        typeConverter=TypeConverters.toString,
    )

    customEndpointName = Param(
        Params._dummy(),
        "customEndpointName",
        "Name of the endpoint (EndpointName of CreateEndpoint) instead of one that "
        "begins with namePrefix. Letters, digits and hyphens, at most 63 characters.",
        typeConverter=TypeConverters.toString,
    )

    customModelName = Param(
        Params._dummy(),
        "customModelName",
        "Name of the SageMaker model (ModelName of CreateModel) instead of one that "
        "begins with namePrefix. Letters, digits and hyphens, at most 63 characters.",
        typeConverter=TypeConverters.toString,
    )

    customTrainingJobName = Param(
        Params._dummy(),
        "customTrainingJobName",
        "Name of the training job (TrainingJobName) instead of one that begins with "
        "namePrefix. Letters, digits and hyphens, at most 63 characters.",
        typeConverter=TypeConverters.toString,
    )

    enableNetworkIsolation = Param(
        Params._dummy(),
        "enableNetworkIsolation",
        "Whether containers of the training job and the model have no network at all "
        "(EnableNetworkIsolation).",
        typeConverter=TypeConverters.toBoolean,
    )

    endpointCreationPolicy = Param(
        Params._dummy(),
        "endpointCreationPolicy",
        "When the fitted model gets its endpoint: CREATE_ON_CONSTRUCT (within fit), "
        "CREATE_ON_TRANSFORM (at the first transform) or DO_NOT_CREATE.",
        typeConverter=TypeConverters.toString,
    )

    endpointInitialInstanceCount = Param(
        Params._dummy(),
        "endpointInitialInstanceCount",
        "Number of instances behind the endpoint "
        "(ProductionVariants.InitialInstanceCount). Range: at least 1. Not used when "
        "serverlessMemorySizeInMB is set.",
        typeConverter=TypeConverters.toInt,
    )

    endpointInstanceType = Param(
        Params._dummy(),
        "endpointInstanceType",
        "Instance type of the endpoint (ProductionVariants.InstanceType), such as "
        "ml.m5.large. Not used when serverlessMemorySizeInMB is set.",
        typeConverter=TypeConverters.toString,
    )

    endpointKmsKeyId = Param(
        Params._dummy(),
        "endpointKmsKeyId",
        "KMS key that the storage of the instances behind the endpoint is encrypted "
        "with (KmsKeyId of CreateEndpointConfig). A key id, alias or ARN, such as "
        "alias/training.",
        typeConverter=TypeConverters.toString,
    )

    endpointName = Param(
        Params._dummy(),
        "endpointName",
        "Name of the endpoint that scores. Letters, digits and hyphens, at most 63 "
        "characters.",
        typeConverter=TypeConverters.toString,
    )

    endpointVolumeSizeInGB = Param(
        Params._dummy(),
        "endpointVolumeSizeInGB",
        "Storage of each instance behind the endpoint in GB "
        "(ProductionVariants.VolumeSizeInGB). Range: 1 to 512.",
        typeConverter=TypeConverters.toInt,
    )

    errorCol = Param(
        Params._dummy(),
        "errorCol",
        "Name of the column with status and reason of a row that could not be scored;"
        " it is there when handleInvalid is keep, and null for all other rows.",
        typeConverter=TypeConverters.toString,
    )

    featureStorage = Param(
        Params._dummy(),
        "featureStorage",
        "How features are stored in training data and in requests: dense, every "
        "number is written, the zeros too; sparse, zeros are left out, but for those "
        "that a sparse vector stores, and are missing where missing is nan; or auto. "
        "Auto leaves each row as Spark stores it, unless missing is nan: then a fit "
        "makes all rows dense if there is any dense one, and the model remembers it.",
        typeConverter=TypeConverters.toString,
    )

    featuresCol = Param(
        Params._dummy(),
        "featuresCol",
        "Name of the column with the features: an ml or mllib vector, or an array of "
        "numbers.",
        typeConverter=TypeConverters.toString,
    )

    handleInvalid = Param(
        Params._dummy(),
        "handleInvalid",
        "What becomes of a row that cannot be scored: error (the task fails) or keep "
        "(the row has no predictions, and the column errorCol says why).",
        typeConverter=TypeConverters.toString,
    )

    labelMetadata = Param(
        Params._dummy(),
        "labelMetadata",
        "Metadata of the label column that the model was trained with, such as the "
        "names of the classes, as JSON. A column of predicted classes has it too.",
        typeConverter=TypeConverters.toString,
    )

    logsEndpoint = Param(
        Params._dummy(),
        "logsEndpoint",
        "URL of CloudWatch Logs instead of the region's own, such as "
        "https://logs.eu-west-1.amazonaws.com. When unset: "
        "spark.sagemaker.logs.endpoint.",
        typeConverter=TypeConverters.toString,
    )

    maxBatchAgeInMillis = Param(
        Params._dummy(),
        "maxBatchAgeInMillis",
        "Milliseconds that the first row of a request waits for others at most; "
        "matters where rows come in slowly, as in a stream. Range: at least 1.",
        typeConverter=TypeConverters.toInt,
    )

    maxBatchSizeInBytes = Param(
        Params._dummy(),
        "maxBatchSizeInBytes",
        "Bytes of one request at most. Range: 1 to 6291456, the service's own limit.",
        typeConverter=TypeConverters.toInt,
    )

    maxBatchSizeInRecords = Param(
        Params._dummy(),
        "maxBatchSizeInRecords",
        "Rows of one request at most. Range: at least 1.",
        typeConverter=TypeConverters.toInt,
    )

    maxConcurrentRequestsPerTask = Param(
        Params._dummy(),
        "maxConcurrentRequestsPerTask",
        "Requests that one task keeps in flight at most; so many batches are in "
        "memory. It keeps fewer while the endpoint throttles or is slow. Range: at "
        "least 1.",
        typeConverter=TypeConverters.toInt,
    )

    metricsPrefix = Param(
        Params._dummy(),
        "metricsPrefix",
        "What the names of the counters in Spark's UI begin with; the endpoint's name"
        " when not set.",
        typeConverter=TypeConverters.toString,
    )

    missing = Param(
        Params._dummy(),
        "missing",
        "What a feature that is NaN means: refuse, a row that has one is refused; or "
        "nan, the value is missing, which the image has to know (XGBoost does).",
        typeConverter=TypeConverters.toString,
    )

    modelDataDownloadTimeoutInSeconds = Param(
        Params._dummy(),
        "modelDataDownloadTimeoutInSeconds",
        "Seconds that an instance may take to download the model "
        "(ProductionVariants.ModelDataDownloadTimeoutInSeconds). Range: 60 to 3600.",
        typeConverter=TypeConverters.toInt,
    )

    modelDataS3Uri = Param(
        Params._dummy(),
        "modelDataS3Uri",
        "S3 location of the model artifact (PrimaryContainer.ModelDataUrl of "
        "CreateModel), such as s3://bucket/model.tar.gz.",
        typeConverter=TypeConverters.toString,
    )

    modelEnvironment = Param(
        Params._dummy(),
        "modelEnvironment",
        "Variables of the inference container (PrimaryContainer.Environment of "
        "CreateModel), as a JSON object such as {\"LOG_LEVEL\":\"debug\"}. At most 100.",
        typeConverter=TypeConverters.toString,
    )

    modelImage = Param(
        Params._dummy(),
        "modelImage",
        "URI of the inference image (PrimaryContainer.Image), or a JSON object of "
        "URIs by region. When unset: the training image.",
        typeConverter=TypeConverters.toString,
    )

    namePrefix = Param(
        Params._dummy(),
        "namePrefix",
        "What the names of jobs, models, endpoint configurations and endpoints made "
        "here begin with; a time and a random part follow. Letters, digits and "
        "hyphens, at most 30 characters.",
        typeConverter=TypeConverters.toString,
    )

    nameSuffix = Param(
        Params._dummy(),
        "nameSuffix",
        "What the names of the SageMaker model, the endpoint configuration and the "
        "endpoint end with that are created for this model, and the value of their "
        "tag sagemaker-spark:model. It is decided once, so that copies of the model "
        "share them.",
        typeConverter=TypeConverters.toString,
    )

    numFeatures = Param(
        Params._dummy(),
        "numFeatures",
        "Number of features that the model was trained on; rows with another number "
        "are refused. 0 for any number. Unset, the training job's hyperparameter "
        "feature_dim tells. Range: at least 0.",
        typeConverter=TypeConverters.toInt,
    )

    progress = Param(
        Params._dummy(),
        "progress",
        "Where status changes, metrics and logs go while a call waits: log (SLF4J, "
        "INFO), console (standard error) or none.",
        typeConverter=TypeConverters.toString,
    )

    region = Param(
        Params._dummy(),
        "region",
        "AWS region of the image, the jobs, the endpoints and every client, such as "
        "eu-west-1. When unset: spark.sagemaker.region, then the AWS SDK's own chain.",
        typeConverter=TypeConverters.toString,
    )

    requestRowSerializer = Param(
        Params._dummy(),
        "requestRowSerializer",
        "What makes requests of rows: recordio-protobuf, csv, libsvm, labeled-libsvm,"
        " json, jsonlines, the name of a class that implements RequestRowSerializer, "
        "or one of these with options, as {\"class\": NAME, \"options\": {...}}. When "
        "unset: the algorithm's own.",
        typeConverter=TypeConverters.toString,
    )

    requestTimeLimitInSeconds = Param(
        Params._dummy(),
        "requestTimeLimitInSeconds",
        "Seconds that one request may take until its answer is complete; the service "
        "gives a model 60. Range: at least 1.",
        typeConverter=TypeConverters.toInt,
    )

    responseRowDeserializer = Param(
        Params._dummy(),
        "responseRowDeserializer",
        "What makes predictions of answers: recordio-protobuf, csv, json, jsonlines, "
        "the name of a class that implements ResponseRowDeserializer, or one of these"
        " with options, as {\"class\": NAME, \"options\": {...}}. When unset: the "
        "algorithm's own.",
        typeConverter=TypeConverters.toString,
    )

    roleArn = Param(
        Params._dummy(),
        "roleArn",
        "ARN of the IAM role that SageMaker assumes (RoleArn of CreateTrainingJob, "
        "ExecutionRoleArn of CreateModel), such as "
        "arn:aws:iam::123456789012:role/SageMaker. When unset: spark.sagemaker.role.",
        typeConverter=TypeConverters.toString,
    )

    s3Endpoint = Param(
        Params._dummy(),
        "s3Endpoint",
        "URL of S3 instead of the region's own, such as "
        "https://bucket.vpce-1.s3.eu-west-1.vpce.amazonaws.com. When unset: "
        "spark.sagemaker.s3.endpoint.",
        typeConverter=TypeConverters.toString,
    )

    sageMakerEndpoint = Param(
        Params._dummy(),
        "sageMakerEndpoint",
        "URL of the SageMaker API instead of the region's own, such as "
        "https://vpce-1.api.sagemaker.eu-west-1.vpce.amazonaws.com. When unset: "
        "spark.sagemaker.endpoint.",
        typeConverter=TypeConverters.toString,
    )

    sageMakerRuntimeEndpoint = Param(
        Params._dummy(),
        "sageMakerRuntimeEndpoint",
        "URL of the SageMaker runtime API instead of the region's own, such as "
        "https://vpce-1.runtime.sagemaker.eu-west-1.vpce.amazonaws.com. When unset: "
        "spark.sagemaker.runtime.endpoint.",
        typeConverter=TypeConverters.toString,
    )

    serverlessMaxConcurrency = Param(
        Params._dummy(),
        "serverlessMaxConcurrency",
        "How many requests a serverless endpoint takes at the same time "
        "(ProductionVariants.ServerlessConfig.MaxConcurrency). Range: 1 to 200.",
        typeConverter=TypeConverters.toInt,
    )

    serverlessMemorySizeInMB = Param(
        Params._dummy(),
        "serverlessMemorySizeInMB",
        "Memory of a serverless endpoint in MB "
        "(ProductionVariants.ServerlessConfig.MemorySizeInMB). Range: 1024 to 6144 in"
        " steps of 1024. When unset the endpoint has instances. A serverless endpoint"
        " takes requests of at most 4 MB.",
        typeConverter=TypeConverters.toInt,
    )

    serverlessProvisionedConcurrency = Param(
        Params._dummy(),
        "serverlessProvisionedConcurrency",
        "For how many requests a serverless endpoint is always ready "
        "(ProductionVariants.ServerlessConfig.ProvisionedConcurrency). Range: 1 to "
        "serverlessMaxConcurrency.",
        typeConverter=TypeConverters.toInt,
    )

    stsEndpoint = Param(
        Params._dummy(),
        "stsEndpoint",
        "URL of STS instead of the region's own, such as "
        "https://sts.eu-west-1.amazonaws.com. When unset: "
        "spark.sagemaker.sts.endpoint.",
        typeConverter=TypeConverters.toString,
    )

    tags = Param(
        Params._dummy(),
        "tags",
        "Tags of the training job, the model, the endpoint configuration and the "
        "endpoint (Tags), as a JSON object such as {\"team\":\"growth\"}. At most 45; "
        "those that begin with sagemaker-spark: are the library's own.",
        typeConverter=TypeConverters.toString,
    )

    timestampCustomNames = Param(
        Params._dummy(),
        "timestampCustomNames",
        "Whether a time stamp is added to the custom names, so that each fit has "
        "names of its own: a time and a random part follow. At most 38 characters are"
        " left for a name then.",
        typeConverter=TypeConverters.toBoolean,
    )

    trainingBillableTimeInSeconds = Param(
        Params._dummy(),
        "trainingBillableTimeInSeconds",
        "Seconds that the training job is billed for (BillableTimeInSeconds of "
        "DescribeTrainingJob). Range: at least 0.",
        typeConverter=TypeConverters.toInt,
    )

    trainingHyperParameters = Param(
        Params._dummy(),
        "trainingHyperParameters",
        "Hyperparameters that the training job was given (HyperParameters of "
        "DescribeTrainingJob), as a JSON object of names and values such as "
        "{\"k\":\"10\"}.",
        typeConverter=TypeConverters.toString,
    )

    trainingJobArn = Param(
        Params._dummy(),
        "trainingJobArn",
        "ARN of the training job that made the model.",
        typeConverter=TypeConverters.toString,
    )

    trainingJobName = Param(
        Params._dummy(),
        "trainingJobName",
        "Name of the training job that made the model. Letters, digits and hyphens, "
        "at most 63 characters.",
        typeConverter=TypeConverters.toString,
    )

    trainingMetrics = Param(
        Params._dummy(),
        "trainingMetrics",
        "Final metrics of the training job (FinalMetricDataList of "
        "DescribeTrainingJob), as a JSON object of names and numbers such as "
        "{\"test:msd\":\"0.5\"}.",
        typeConverter=TypeConverters.toString,
    )

    updateExistingEndpoint = Param(
        Params._dummy(),
        "updateExistingEndpoint",
        "Whether an endpoint that has the name of customEndpointName already is "
        "updated to the new model (UpdateEndpoint). When false such an endpoint is an"
        " error.",
        typeConverter=TypeConverters.toBoolean,
    )

    vpcSecurityGroupIds = Param(
        Params._dummy(),
        "vpcSecurityGroupIds",
        "Ids of the security groups of the training job and the model "
        "(VpcConfig.SecurityGroupIds), separated by commas, such as sg-1,sg-2. At "
        "most 5; vpcSubnets belongs to it.",
        typeConverter=TypeConverters.toString,
    )

    vpcSubnets = Param(
        Params._dummy(),
        "vpcSubnets",
        "Ids of the subnets of the training job and the model (VpcConfig.Subnets), "
        "separated by commas, such as subnet-1,subnet-2. At most 16; "
        "vpcSecurityGroupIds belongs to it.",
        typeConverter=TypeConverters.toString,
    )

    def getAssumeRoleArn(self) -> str:
        """Returns the value of assumeRoleArn."""
        return self.getOrDefault(self.assumeRoleArn)

    def setAssumeRoleArn(self: M, value: str) -> M:
        """Sets assumeRoleArn.

        ARN of a role that the caller assumes with those credentials before it calls AWS, such as
        arn:aws:iam::123456789012:role/Caller. When unset:
        spark.sagemaker.credentials.assumeRoleArn, then none.
        """
        return self._set(assumeRoleArn=value)

    def getAssumeRoleExternalId(self) -> str:
        """Returns the value of assumeRoleExternalId."""
        return self.getOrDefault(self.assumeRoleExternalId)

    def setAssumeRoleExternalId(self: M, value: str) -> M:
        """Sets assumeRoleExternalId.

        External id that the role of assumeRoleArn asks for. When unset:
        spark.sagemaker.credentials.assumeRoleExternalId, then none.
        """
        return self._set(assumeRoleExternalId=value)

    def getBatchTimeLimitInSeconds(self) -> int:
        """Returns the value of batchTimeLimitInSeconds."""
        return self.getOrDefault(self.batchTimeLimitInSeconds)

    def setBatchTimeLimitInSeconds(self: M, value: int) -> M:
        """Sets batchTimeLimitInSeconds.

        Seconds that the endpoint may say nothing about a batch. Range: at least 1.
        """
        return self._set(batchTimeLimitInSeconds=value)

    def getConnectTimeLimitInSeconds(self) -> int:
        """Returns the value of connectTimeLimitInSeconds."""
        return self.getOrDefault(self.connectTimeLimitInSeconds)

    def setConnectTimeLimitInSeconds(self: M, value: int) -> M:
        """Sets connectTimeLimitInSeconds.

        Seconds that a connection to the endpoint may take. Range: at least 1.
        """
        return self._set(connectTimeLimitInSeconds=value)

    def getContainerStartupTimeoutInSeconds(self) -> int:
        """Returns the value of containerStartupTimeoutInSeconds."""
        return self.getOrDefault(self.containerStartupTimeoutInSeconds)

    def setContainerStartupTimeoutInSeconds(self: M, value: int) -> M:
        """Sets containerStartupTimeoutInSeconds.

        Seconds that the inference container may take to answer its first health check
        (ProductionVariants.ContainerStartupHealthCheckTimeoutInSeconds). Range: 60 to 3600.
        """
        return self._set(containerStartupTimeoutInSeconds=value)

    def getCredentialsProfile(self) -> str:
        """Returns the value of credentialsProfile."""
        return self.getOrDefault(self.credentialsProfile)

    def setCredentialsProfile(self: M, value: str) -> M:
        """Sets credentialsProfile.

        Profile of the AWS credentials file whose credentials call AWS, on the driver and on
        executors. When unset: spark.sagemaker.credentials.profile, then the AWS SDK's own
        chain.
        """
        return self._set(credentialsProfile=value)

    def getCredentialsProviderClass(self) -> str:
        """Returns the value of credentialsProviderClass."""
        return self.getOrDefault(self.credentialsProviderClass)

    def setCredentialsProviderClass(self: M, value: str) -> M:
        """Sets credentialsProviderClass.

        Name of a class that implements com.amazonaws.auth.AWSCredentialsProvider and has a public
        constructor without arguments; it gives the credentials that call AWS. When unset:
        spark.sagemaker.credentials.providerClass, then the AWS SDK's own chain.
        """
        return self._set(credentialsProviderClass=value)

    def getCustomEndpointConfigName(self) -> str:
        """Returns the value of customEndpointConfigName."""
        return self.getOrDefault(self.customEndpointConfigName)

    def setCustomEndpointConfigName(self: M, value: str) -> M:
        """Sets customEndpointConfigName.

        Name of the endpoint configuration (EndpointConfigName of CreateEndpointConfig) instead of
        one that begins with namePrefix. Letters, digits and hyphens, at most 63 characters.
        """
        return self._set(customEndpointConfigName=value)

    def getCustomEndpointName(self) -> str:
        """Returns the value of customEndpointName."""
        return self.getOrDefault(self.customEndpointName)

    def setCustomEndpointName(self: M, value: str) -> M:
        """Sets customEndpointName.

        Name of the endpoint (EndpointName of CreateEndpoint) instead of one that begins with
        namePrefix. Letters, digits and hyphens, at most 63 characters.
        """
        return self._set(customEndpointName=value)

    def getCustomModelName(self) -> str:
        """Returns the value of customModelName."""
        return self.getOrDefault(self.customModelName)

    def setCustomModelName(self: M, value: str) -> M:
        """Sets customModelName.

        Name of the SageMaker model (ModelName of CreateModel) instead of one that begins with
        namePrefix. Letters, digits and hyphens, at most 63 characters.
        """
        return self._set(customModelName=value)

    def getCustomTrainingJobName(self) -> str:
        """Returns the value of customTrainingJobName."""
        return self.getOrDefault(self.customTrainingJobName)

    def setCustomTrainingJobName(self: M, value: str) -> M:
        """Sets customTrainingJobName.

        Name of the training job (TrainingJobName) instead of one that begins with namePrefix.
        Letters, digits and hyphens, at most 63 characters.
        """
        return self._set(customTrainingJobName=value)

    def getEnableNetworkIsolation(self) -> bool:
        """Returns the value of enableNetworkIsolation."""
        return self.getOrDefault(self.enableNetworkIsolation)

    def setEnableNetworkIsolation(self: M, value: bool) -> M:
        """Sets enableNetworkIsolation.

        Whether containers of the training job and the model have no network at all
        (EnableNetworkIsolation).
        """
        return self._set(enableNetworkIsolation=value)

    def getEndpointCreationPolicy(self) -> str:
        """Returns the value of endpointCreationPolicy."""
        return self.getOrDefault(self.endpointCreationPolicy)

    def setEndpointCreationPolicy(self: M, value: str) -> M:
        """Sets endpointCreationPolicy.

        When the fitted model gets its endpoint: CREATE_ON_CONSTRUCT (within fit),
        CREATE_ON_TRANSFORM (at the first transform) or DO_NOT_CREATE.
        """
        return self._set(endpointCreationPolicy=value)

    def getEndpointInitialInstanceCount(self) -> int:
        """Returns the value of endpointInitialInstanceCount."""
        return self.getOrDefault(self.endpointInitialInstanceCount)

    def setEndpointInitialInstanceCount(self: M, value: int) -> M:
        """Sets endpointInitialInstanceCount.

        Number of instances behind the endpoint (ProductionVariants.InitialInstanceCount). Range: at
        least 1. Not used when serverlessMemorySizeInMB is set.
        """
        return self._set(endpointInitialInstanceCount=value)

    def getEndpointInstanceType(self) -> str:
        """Returns the value of endpointInstanceType."""
        return self.getOrDefault(self.endpointInstanceType)

    def setEndpointInstanceType(self: M, value: str) -> M:
        """Sets endpointInstanceType.

        Instance type of the endpoint (ProductionVariants.InstanceType), such as ml.m5.large. Not
        used when serverlessMemorySizeInMB is set.
        """
        return self._set(endpointInstanceType=value)

    def getEndpointKmsKeyId(self) -> str:
        """Returns the value of endpointKmsKeyId."""
        return self.getOrDefault(self.endpointKmsKeyId)

    def setEndpointKmsKeyId(self: M, value: str) -> M:
        """Sets endpointKmsKeyId.

        KMS key that the storage of the instances behind the endpoint is encrypted with (KmsKeyId of
        CreateEndpointConfig). A key id, alias or ARN, such as alias/training.
        """
        return self._set(endpointKmsKeyId=value)

    def getEndpointName(self) -> str:
        """Returns the value of endpointName."""
        return self.getOrDefault(self.endpointName)

    def setEndpointName(self: M, value: str) -> M:
        """Sets endpointName.

        Name of the endpoint that scores. Letters, digits and hyphens, at most 63 characters.
        """
        return self._set(endpointName=value)

    def getEndpointVolumeSizeInGB(self) -> int:
        """Returns the value of endpointVolumeSizeInGB."""
        return self.getOrDefault(self.endpointVolumeSizeInGB)

    def setEndpointVolumeSizeInGB(self: M, value: int) -> M:
        """Sets endpointVolumeSizeInGB.

        Storage of each instance behind the endpoint in GB (ProductionVariants.VolumeSizeInGB).
        Range: 1 to 512.
        """
        return self._set(endpointVolumeSizeInGB=value)

    def getErrorCol(self) -> str:
        """Returns the value of errorCol."""
        return self.getOrDefault(self.errorCol)

    def setErrorCol(self: M, value: str) -> M:
        """Sets errorCol.

        Name of the column with status and reason of a row that could not be scored; it is there
        when handleInvalid is keep, and null for all other rows.
        """
        return self._set(errorCol=value)

    def getFeatureStorage(self) -> str:
        """Returns the value of featureStorage."""
        return self.getOrDefault(self.featureStorage)

    def setFeatureStorage(self: M, value: str) -> M:
        """Sets featureStorage.

        How features are stored in training data and in requests: dense, every number is written,
        the zeros too; sparse, zeros are left out, but for those that a sparse vector
        stores, and are missing where missing is nan; or auto. Auto leaves each row as Spark
        stores it, unless missing is nan: then a fit makes all rows dense if there is any
        dense one, and the model remembers it.
        """
        return self._set(featureStorage=value)

    def getFeaturesCol(self) -> str:
        """Returns the value of featuresCol."""
        return self.getOrDefault(self.featuresCol)

    def setFeaturesCol(self: M, value: str) -> M:
        """Sets featuresCol.

        Name of the column with the features: an ml or mllib vector, or an array of numbers.
        """
        return self._set(featuresCol=value)

    def getHandleInvalid(self) -> str:
        """Returns the value of handleInvalid."""
        return self.getOrDefault(self.handleInvalid)

    def setHandleInvalid(self: M, value: str) -> M:
        """Sets handleInvalid.

        What becomes of a row that cannot be scored: error (the task fails) or keep (the row has no
        predictions, and the column errorCol says why).
        """
        return self._set(handleInvalid=value)

    def getLabelMetadata(self) -> str:
        """Returns the value of labelMetadata."""
        return self.getOrDefault(self.labelMetadata)

    def setLabelMetadata(self: M, value: str) -> M:
        """Sets labelMetadata.

        Metadata of the label column that the model was trained with, such as the names of the
        classes, as JSON. A column of predicted classes has it too.
        """
        return self._set(labelMetadata=value)

    def getLogsEndpoint(self) -> str:
        """Returns the value of logsEndpoint."""
        return self.getOrDefault(self.logsEndpoint)

    def setLogsEndpoint(self: M, value: str) -> M:
        """Sets logsEndpoint.

        URL of CloudWatch Logs instead of the region's own, such as
        https://logs.eu-west-1.amazonaws.com. When unset: spark.sagemaker.logs.endpoint.
        """
        return self._set(logsEndpoint=value)

    def getMaxBatchAgeInMillis(self) -> int:
        """Returns the value of maxBatchAgeInMillis."""
        return self.getOrDefault(self.maxBatchAgeInMillis)

    def setMaxBatchAgeInMillis(self: M, value: int) -> M:
        """Sets maxBatchAgeInMillis.

        Milliseconds that the first row of a request waits for others at most; matters where rows
        come in slowly, as in a stream. Range: at least 1.
        """
        return self._set(maxBatchAgeInMillis=value)

    def getMaxBatchSizeInBytes(self) -> int:
        """Returns the value of maxBatchSizeInBytes."""
        return self.getOrDefault(self.maxBatchSizeInBytes)

    def setMaxBatchSizeInBytes(self: M, value: int) -> M:
        """Sets maxBatchSizeInBytes.

        Bytes of one request at most. Range: 1 to 6291456, the service's own limit.
        """
        return self._set(maxBatchSizeInBytes=value)

    def getMaxBatchSizeInRecords(self) -> int:
        """Returns the value of maxBatchSizeInRecords."""
        return self.getOrDefault(self.maxBatchSizeInRecords)

    def setMaxBatchSizeInRecords(self: M, value: int) -> M:
        """Sets maxBatchSizeInRecords.

        Rows of one request at most. Range: at least 1.
        """
        return self._set(maxBatchSizeInRecords=value)

    def getMaxConcurrentRequestsPerTask(self) -> int:
        """Returns the value of maxConcurrentRequestsPerTask."""
        return self.getOrDefault(self.maxConcurrentRequestsPerTask)

    def setMaxConcurrentRequestsPerTask(self: M, value: int) -> M:
        """Sets maxConcurrentRequestsPerTask.

        Requests that one task keeps in flight at most; so many batches are in memory. It keeps
        fewer while the endpoint throttles or is slow. Range: at least 1.
        """
        return self._set(maxConcurrentRequestsPerTask=value)

    def getMetricsPrefix(self) -> str:
        """Returns the value of metricsPrefix."""
        return self.getOrDefault(self.metricsPrefix)

    def setMetricsPrefix(self: M, value: str) -> M:
        """Sets metricsPrefix.

        What the names of the counters in Spark's UI begin with; the endpoint's name when not set.
        """
        return self._set(metricsPrefix=value)

    def getMissing(self) -> str:
        """Returns the value of missing."""
        return self.getOrDefault(self.missing)

    def setMissing(self: M, value: str) -> M:
        """Sets missing.

        What a feature that is NaN means: refuse, a row that has one is refused; or nan, the value
        is missing, which the image has to know (XGBoost does).
        """
        return self._set(missing=value)

    def getModelDataDownloadTimeoutInSeconds(self) -> int:
        """Returns the value of modelDataDownloadTimeoutInSeconds."""
        return self.getOrDefault(self.modelDataDownloadTimeoutInSeconds)

    def setModelDataDownloadTimeoutInSeconds(self: M, value: int) -> M:
        """Sets modelDataDownloadTimeoutInSeconds.

        Seconds that an instance may take to download the model
        (ProductionVariants.ModelDataDownloadTimeoutInSeconds). Range: 60 to 3600.
        """
        return self._set(modelDataDownloadTimeoutInSeconds=value)

    def getModelDataS3Uri(self) -> str:
        """Returns the value of modelDataS3Uri."""
        return self.getOrDefault(self.modelDataS3Uri)

    def setModelDataS3Uri(self: M, value: str) -> M:
        """Sets modelDataS3Uri.

        S3 location of the model artifact (PrimaryContainer.ModelDataUrl of CreateModel), such as
        s3://bucket/model.tar.gz.
        """
        return self._set(modelDataS3Uri=value)

    def getModelEnvironment(self) -> str:
        """Returns the value of modelEnvironment."""
        return self.getOrDefault(self.modelEnvironment)

    def setModelEnvironment(self: M, value: dict[str, Any] | str) -> M:
        """Sets modelEnvironment.

        Variables of the inference container (PrimaryContainer.Environment of CreateModel), as a
        JSON object such as {"LOG_LEVEL":"debug"}. At most 100.
        """
        return self._set(modelEnvironment=value)

    def getModelImage(self) -> str:
        """Returns the value of modelImage."""
        return self.getOrDefault(self.modelImage)

    def setModelImage(self: M, value: dict[str, Any] | str) -> M:
        """Sets modelImage.

        URI of the inference image (PrimaryContainer.Image), or a JSON object of URIs by region.
        When unset: the training image.
        """
        return self._set(modelImage=value)

    def getNamePrefix(self) -> str:
        """Returns the value of namePrefix."""
        return self.getOrDefault(self.namePrefix)

    def setNamePrefix(self: M, value: str) -> M:
        """Sets namePrefix.

        What the names of jobs, models, endpoint configurations and endpoints made here begin with;
        a time and a random part follow. Letters, digits and hyphens, at most 30 characters.
        """
        return self._set(namePrefix=value)

    def getNameSuffix(self) -> str:
        """Returns the value of nameSuffix."""
        return self.getOrDefault(self.nameSuffix)

    def setNameSuffix(self: M, value: str) -> M:
        """Sets nameSuffix.

        What the names of the SageMaker model, the endpoint configuration and the endpoint end with
        that are created for this model, and the value of their tag sagemaker-spark:model.
        It is decided once, so that copies of the model share them.
        """
        return self._set(nameSuffix=value)

    def getNumFeatures(self) -> int:
        """Returns the value of numFeatures."""
        return self.getOrDefault(self.numFeatures)

    def setNumFeatures(self: M, value: int) -> M:
        """Sets numFeatures.

        Number of features that the model was trained on; rows with another number are refused. 0
        for any number. Unset, the training job's hyperparameter feature_dim tells. Range:
        at least 0.
        """
        return self._set(numFeatures=value)

    def getProgress(self) -> str:
        """Returns the value of progress."""
        return self.getOrDefault(self.progress)

    def setProgress(self: M, value: str) -> M:
        """Sets progress.

        Where status changes, metrics and logs go while a call waits: log (SLF4J, INFO), console
        (standard error) or none.
        """
        return self._set(progress=value)

    def getRegion(self) -> str:
        """Returns the value of region."""
        return self.getOrDefault(self.region)

    def setRegion(self: M, value: str) -> M:
        """Sets region.

        AWS region of the image, the jobs, the endpoints and every client, such as eu-west-1. When
        unset: spark.sagemaker.region, then the AWS SDK's own chain.
        """
        return self._set(region=value)

    def getRequestRowSerializer(self) -> str:
        """Returns the value of requestRowSerializer."""
        return self.getOrDefault(self.requestRowSerializer)

    def setRequestRowSerializer(self: M, value: dict[str, Any] | str) -> M:
        """Sets requestRowSerializer.

        What makes requests of rows: recordio-protobuf, csv, libsvm, labeled-libsvm, json,
        jsonlines, the name of a class that implements RequestRowSerializer, or one of these
        with options, as {"class": NAME, "options": {...}}. When unset: the algorithm's own.
        """
        return self._set(requestRowSerializer=value)

    def getRequestTimeLimitInSeconds(self) -> int:
        """Returns the value of requestTimeLimitInSeconds."""
        return self.getOrDefault(self.requestTimeLimitInSeconds)

    def setRequestTimeLimitInSeconds(self: M, value: int) -> M:
        """Sets requestTimeLimitInSeconds.

        Seconds that one request may take until its answer is complete; the service gives a model
        60. Range: at least 1.
        """
        return self._set(requestTimeLimitInSeconds=value)

    def getResponseRowDeserializer(self) -> str:
        """Returns the value of responseRowDeserializer."""
        return self.getOrDefault(self.responseRowDeserializer)

    def setResponseRowDeserializer(self: M, value: dict[str, Any] | str) -> M:
        """Sets responseRowDeserializer.

        What makes predictions of answers: recordio-protobuf, csv, json, jsonlines, the name of a
        class that implements ResponseRowDeserializer, or one of these with options, as
        {"class": NAME, "options": {...}}. When unset: the algorithm's own.
        """
        return self._set(responseRowDeserializer=value)

    def getRoleArn(self) -> str:
        """Returns the value of roleArn."""
        return self.getOrDefault(self.roleArn)

    def setRoleArn(self: M, value: str) -> M:
        """Sets roleArn.

        ARN of the IAM role that SageMaker assumes (RoleArn of CreateTrainingJob, ExecutionRoleArn
        of CreateModel), such as arn:aws:iam::123456789012:role/SageMaker. When unset:
        spark.sagemaker.role.
        """
        return self._set(roleArn=value)

    def getS3Endpoint(self) -> str:
        """Returns the value of s3Endpoint."""
        return self.getOrDefault(self.s3Endpoint)

    def setS3Endpoint(self: M, value: str) -> M:
        """Sets s3Endpoint.

        URL of S3 instead of the region's own, such as
        https://bucket.vpce-1.s3.eu-west-1.vpce.amazonaws.com. When unset:
        spark.sagemaker.s3.endpoint.
        """
        return self._set(s3Endpoint=value)

    def getSageMakerEndpoint(self) -> str:
        """Returns the value of sageMakerEndpoint."""
        return self.getOrDefault(self.sageMakerEndpoint)

    def setSageMakerEndpoint(self: M, value: str) -> M:
        """Sets sageMakerEndpoint.

        URL of the SageMaker API instead of the region's own, such as
        https://vpce-1.api.sagemaker.eu-west-1.vpce.amazonaws.com. When unset:
        spark.sagemaker.endpoint.
        """
        return self._set(sageMakerEndpoint=value)

    def getSageMakerRuntimeEndpoint(self) -> str:
        """Returns the value of sageMakerRuntimeEndpoint."""
        return self.getOrDefault(self.sageMakerRuntimeEndpoint)

    def setSageMakerRuntimeEndpoint(self: M, value: str) -> M:
        """Sets sageMakerRuntimeEndpoint.

        URL of the SageMaker runtime API instead of the region's own, such as
        https://vpce-1.runtime.sagemaker.eu-west-1.vpce.amazonaws.com. When unset:
        spark.sagemaker.runtime.endpoint.
        """
        return self._set(sageMakerRuntimeEndpoint=value)

    def getServerlessMaxConcurrency(self) -> int:
        """Returns the value of serverlessMaxConcurrency."""
        return self.getOrDefault(self.serverlessMaxConcurrency)

    def setServerlessMaxConcurrency(self: M, value: int) -> M:
        """Sets serverlessMaxConcurrency.

        How many requests a serverless endpoint takes at the same time
        (ProductionVariants.ServerlessConfig.MaxConcurrency). Range: 1 to 200.
        """
        return self._set(serverlessMaxConcurrency=value)

    def getServerlessMemorySizeInMB(self) -> int:
        """Returns the value of serverlessMemorySizeInMB."""
        return self.getOrDefault(self.serverlessMemorySizeInMB)

    def setServerlessMemorySizeInMB(self: M, value: int) -> M:
        """Sets serverlessMemorySizeInMB.

        Memory of a serverless endpoint in MB (ProductionVariants.ServerlessConfig.MemorySizeInMB).
        Range: 1024 to 6144 in steps of 1024. When unset the endpoint has instances. A
        serverless endpoint takes requests of at most 4 MB.
        """
        return self._set(serverlessMemorySizeInMB=value)

    def getServerlessProvisionedConcurrency(self) -> int:
        """Returns the value of serverlessProvisionedConcurrency."""
        return self.getOrDefault(self.serverlessProvisionedConcurrency)

    def setServerlessProvisionedConcurrency(self: M, value: int) -> M:
        """Sets serverlessProvisionedConcurrency.

        For how many requests a serverless endpoint is always ready
        (ProductionVariants.ServerlessConfig.ProvisionedConcurrency). Range: 1 to
        serverlessMaxConcurrency.
        """
        return self._set(serverlessProvisionedConcurrency=value)

    def getStsEndpoint(self) -> str:
        """Returns the value of stsEndpoint."""
        return self.getOrDefault(self.stsEndpoint)

    def setStsEndpoint(self: M, value: str) -> M:
        """Sets stsEndpoint.

        URL of STS instead of the region's own, such as https://sts.eu-west-1.amazonaws.com. When
        unset: spark.sagemaker.sts.endpoint.
        """
        return self._set(stsEndpoint=value)

    def getTags(self) -> str:
        """Returns the value of tags."""
        return self.getOrDefault(self.tags)

    def setTags(self: M, value: dict[str, Any] | str) -> M:
        """Sets tags.

        Tags of the training job, the model, the endpoint configuration and the endpoint (Tags), as
        a JSON object such as {"team":"growth"}. At most 45; those that begin with
        sagemaker-spark: are the library's own.
        """
        return self._set(tags=value)

    def getTimestampCustomNames(self) -> bool:
        """Returns the value of timestampCustomNames."""
        return self.getOrDefault(self.timestampCustomNames)

    def setTimestampCustomNames(self: M, value: bool) -> M:
        """Sets timestampCustomNames.

        Whether a time stamp is added to the custom names, so that each fit has names of its own: a
        time and a random part follow. At most 38 characters are left for a name then.
        """
        return self._set(timestampCustomNames=value)

    def getTrainingBillableTimeInSeconds(self) -> int:
        """Returns the value of trainingBillableTimeInSeconds."""
        return self.getOrDefault(self.trainingBillableTimeInSeconds)

    def setTrainingBillableTimeInSeconds(self: M, value: int) -> M:
        """Sets trainingBillableTimeInSeconds.

        Seconds that the training job is billed for (BillableTimeInSeconds of DescribeTrainingJob).
        Range: at least 0.
        """
        return self._set(trainingBillableTimeInSeconds=value)

    def getTrainingHyperParameters(self) -> str:
        """Returns the value of trainingHyperParameters."""
        return self.getOrDefault(self.trainingHyperParameters)

    def setTrainingHyperParameters(self: M, value: dict[str, Any] | str) -> M:
        """Sets trainingHyperParameters.

        Hyperparameters that the training job was given (HyperParameters of DescribeTrainingJob), as
        a JSON object of names and values such as {"k":"10"}.
        """
        return self._set(trainingHyperParameters=value)

    def getTrainingJobArn(self) -> str:
        """Returns the value of trainingJobArn."""
        return self.getOrDefault(self.trainingJobArn)

    def setTrainingJobArn(self: M, value: str) -> M:
        """Sets trainingJobArn.

        ARN of the training job that made the model.
        """
        return self._set(trainingJobArn=value)

    def getTrainingJobName(self) -> str:
        """Returns the value of trainingJobName."""
        return self.getOrDefault(self.trainingJobName)

    def setTrainingJobName(self: M, value: str) -> M:
        """Sets trainingJobName.

        Name of the training job that made the model. Letters, digits and hyphens, at most 63
        characters.
        """
        return self._set(trainingJobName=value)

    def getTrainingMetrics(self) -> str:
        """Returns the value of trainingMetrics."""
        return self.getOrDefault(self.trainingMetrics)

    def setTrainingMetrics(self: M, value: dict[str, Any] | str) -> M:
        """Sets trainingMetrics.

        Final metrics of the training job (FinalMetricDataList of DescribeTrainingJob), as a JSON
        object of names and numbers such as {"test:msd":"0.5"}.
        """
        return self._set(trainingMetrics=value)

    def getUpdateExistingEndpoint(self) -> bool:
        """Returns the value of updateExistingEndpoint."""
        return self.getOrDefault(self.updateExistingEndpoint)

    def setUpdateExistingEndpoint(self: M, value: bool) -> M:
        """Sets updateExistingEndpoint.

        Whether an endpoint that has the name of customEndpointName already is updated to the new
        model (UpdateEndpoint). When false such an endpoint is an error.
        """
        return self._set(updateExistingEndpoint=value)

    def getVpcSecurityGroupIds(self) -> str:
        """Returns the value of vpcSecurityGroupIds."""
        return self.getOrDefault(self.vpcSecurityGroupIds)

    def setVpcSecurityGroupIds(self: M, value: str) -> M:
        """Sets vpcSecurityGroupIds.

        Ids of the security groups of the training job and the model (VpcConfig.SecurityGroupIds),
        separated by commas, such as sg-1,sg-2. At most 5; vpcSubnets belongs to it.
        """
        return self._set(vpcSecurityGroupIds=value)

    def getVpcSubnets(self) -> str:
        """Returns the value of vpcSubnets."""
        return self.getOrDefault(self.vpcSubnets)

    def setVpcSubnets(self: M, value: str) -> M:
        """Sets vpcSubnets.

        Ids of the subnets of the training job and the model (VpcConfig.Subnets), separated by
        commas, such as subnet-1,subnet-2. At most 16; vpcSecurityGroupIds belongs to it.
        """
        return self._set(vpcSubnets=value)


class EstimatorArguments(TypedDict, total=False):
    """What every estimator's constructor takes."""

    assumeRoleArn: str
    assumeRoleExternalId: str
    batchTimeLimitInSeconds: int
    checkpointLocalPath: str
    checkpointS3Uri: str
    connectTimeLimitInSeconds: int
    containerStartupTimeoutInSeconds: int
    credentialsProfile: str
    credentialsProviderClass: str
    customEndpointConfigName: str
    customEndpointName: str
    customModelName: str
    customTrainingJobName: str
    deleteStagingDataAfterTraining: bool
    enableInterContainerTrafficEncryption: bool
    enableManagedSpotTraining: bool
    enableNetworkIsolation: bool
    endpointCreationPolicy: str
    endpointInitialInstanceCount: int
    endpointInstanceType: str
    endpointKmsKeyId: str
    endpointVolumeSizeInGB: int
    errorCol: str
    experimentName: str
    extraChannels: dict[str, Any] | str
    featureStorage: str
    featuresCol: str
    handleInvalid: str
    hyperParameters: dict[str, Any] | str
    labelCol: str
    logsEndpoint: str
    maxBatchAgeInMillis: int
    maxBatchSizeInBytes: int
    maxBatchSizeInRecords: int
    maxConcurrentRequestsPerTask: int
    metricDefinitions: dict[str, Any] | str
    metricsPrefix: str
    missing: str
    modelDataDownloadTimeoutInSeconds: int
    modelEnvironment: dict[str, Any] | str
    modelImage: dict[str, Any] | str
    namePrefix: str
    progress: str
    region: str
    requestRowSerializer: dict[str, Any] | str
    requestTimeLimitInSeconds: int
    responseRowDeserializer: dict[str, Any] | str
    roleArn: str
    s3Endpoint: str
    sageMakerEndpoint: str
    sageMakerRuntimeEndpoint: str
    serverlessMaxConcurrency: int
    serverlessMemorySizeInMB: int
    serverlessProvisionedConcurrency: int
    stopTrainingJobOnFailure: bool
    stsEndpoint: str
    tags: dict[str, Any] | str
    timestampCustomNames: bool
    trainingChannelName: str
    trainingCompressionType: str
    trainingContentType: str
    trainingDataDistribution: str
    trainingEnvironment: dict[str, Any] | str
    trainingImage: dict[str, Any] | str
    trainingInputKmsKeyId: str
    trainingInputMode: str
    trainingInputS3Uri: str
    trainingInstanceCount: int
    trainingInstanceType: str
    trainingInstanceVolumeSizeInGB: int
    trainingKeepAlivePeriodInSeconds: int
    trainingLog: str
    trainingMaxRetryAttempts: int
    trainingMaxRuntimeInSeconds: int
    trainingMaxWaitTimeInSeconds: int
    trainingOutputKmsKeyId: str
    trainingOutputS3Uri: str
    trainingProjectedColumns: list[str]
    trainingS3DataType: str
    trainingSparkDataFormat: str
    trainingSparkDataFormatOptions: dict[str, Any] | str
    trainingVolumeKmsKeyId: str
    trainingWaitLimitInSeconds: int
    trialComponentDisplayName: str
    trialName: str
    updateExistingEndpoint: bool
    validationIndicatorCol: str
    vpcSecurityGroupIds: str
    vpcSubnets: str
