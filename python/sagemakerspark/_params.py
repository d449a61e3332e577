"""The Params that all stages have. Written by tools/common_params.py from the Java stages."""

from pyspark.ml.param import Param, Params, TypeConverters


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
        "Seconds that one batch may take with all its retries. Range: at least 1.",
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

    featuresCol = Param(
        Params._dummy(),
        "featuresCol",
        "Name of the column with the features: an ml or mllib vector, or an array of "
        "doubles, floats or ints.",
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

    def getAssumeRoleArn(self):
        """Returns the value of assumeRoleArn."""
        return self.getOrDefault(self.assumeRoleArn)

    def setAssumeRoleArn(self, value):
        """Sets assumeRoleArn."""
        return self._set(assumeRoleArn=value)

    def getAssumeRoleExternalId(self):
        """Returns the value of assumeRoleExternalId."""
        return self.getOrDefault(self.assumeRoleExternalId)

    def setAssumeRoleExternalId(self, value):
        """Sets assumeRoleExternalId."""
        return self._set(assumeRoleExternalId=value)

    def getBatchTimeLimitInSeconds(self):
        """Returns the value of batchTimeLimitInSeconds."""
        return self.getOrDefault(self.batchTimeLimitInSeconds)

    def setBatchTimeLimitInSeconds(self, value):
        """Sets batchTimeLimitInSeconds."""
        return self._set(batchTimeLimitInSeconds=value)

    def getCheckpointLocalPath(self):
        """Returns the value of checkpointLocalPath."""
        return self.getOrDefault(self.checkpointLocalPath)

    def setCheckpointLocalPath(self, value):
        """Sets checkpointLocalPath."""
        return self._set(checkpointLocalPath=value)

    def getCheckpointS3Uri(self):
        """Returns the value of checkpointS3Uri."""
        return self.getOrDefault(self.checkpointS3Uri)

    def setCheckpointS3Uri(self, value):
        """Sets checkpointS3Uri."""
        return self._set(checkpointS3Uri=value)

    def getConnectTimeLimitInSeconds(self):
        """Returns the value of connectTimeLimitInSeconds."""
        return self.getOrDefault(self.connectTimeLimitInSeconds)

    def setConnectTimeLimitInSeconds(self, value):
        """Sets connectTimeLimitInSeconds."""
        return self._set(connectTimeLimitInSeconds=value)

    def getContainerStartupTimeoutInSeconds(self):
        """Returns the value of containerStartupTimeoutInSeconds."""
        return self.getOrDefault(self.containerStartupTimeoutInSeconds)

    def setContainerStartupTimeoutInSeconds(self, value):
        """Sets containerStartupTimeoutInSeconds."""
        return self._set(containerStartupTimeoutInSeconds=value)

    def getCredentialsProfile(self):
        """Returns the value of credentialsProfile."""
        return self.getOrDefault(self.credentialsProfile)

    def setCredentialsProfile(self, value):
        """Sets credentialsProfile."""
        return self._set(credentialsProfile=value)

    def getCredentialsProviderClass(self):
        """Returns the value of credentialsProviderClass."""
        return self.getOrDefault(self.credentialsProviderClass)

    def setCredentialsProviderClass(self, value):
        """Sets credentialsProviderClass."""
        return self._set(credentialsProviderClass=value)

    def getCustomEndpointConfigName(self):
        """Returns the value of customEndpointConfigName."""
        return self.getOrDefault(self.customEndpointConfigName)

    def setCustomEndpointConfigName(self, value):
        """Sets customEndpointConfigName."""
        return self._set(customEndpointConfigName=value)

    def getCustomEndpointName(self):
        """Returns the value of customEndpointName."""
        return self.getOrDefault(self.customEndpointName)

    def setCustomEndpointName(self, value):
        """Sets customEndpointName."""
        return self._set(customEndpointName=value)

    def getCustomModelName(self):
        """Returns the value of customModelName."""
        return self.getOrDefault(self.customModelName)

    def setCustomModelName(self, value):
        """Sets customModelName."""
        return self._set(customModelName=value)

    def getCustomTrainingJobName(self):
        """Returns the value of customTrainingJobName."""
        return self.getOrDefault(self.customTrainingJobName)

    def setCustomTrainingJobName(self, value):
        """Sets customTrainingJobName."""
        return self._set(customTrainingJobName=value)

    def getDeleteStagingDataAfterTraining(self):
        """Returns the value of deleteStagingDataAfterTraining."""
        return self.getOrDefault(self.deleteStagingDataAfterTraining)

    def setDeleteStagingDataAfterTraining(self, value):
        """Sets deleteStagingDataAfterTraining."""
        return self._set(deleteStagingDataAfterTraining=value)

    def getEnableInterContainerTrafficEncryption(self):
        """Returns the value of enableInterContainerTrafficEncryption."""
        return self.getOrDefault(self.enableInterContainerTrafficEncryption)

    def setEnableInterContainerTrafficEncryption(self, value):
        """Sets enableInterContainerTrafficEncryption."""
        return self._set(enableInterContainerTrafficEncryption=value)

    def getEnableManagedSpotTraining(self):
        """Returns the value of enableManagedSpotTraining."""
        return self.getOrDefault(self.enableManagedSpotTraining)

    def setEnableManagedSpotTraining(self, value):
        """Sets enableManagedSpotTraining."""
        return self._set(enableManagedSpotTraining=value)

    def getEnableNetworkIsolation(self):
        """Returns the value of enableNetworkIsolation."""
        return self.getOrDefault(self.enableNetworkIsolation)

    def setEnableNetworkIsolation(self, value):
        """Sets enableNetworkIsolation."""
        return self._set(enableNetworkIsolation=value)

    def getEndpointCreationPolicy(self):
        """Returns the value of endpointCreationPolicy."""
        return self.getOrDefault(self.endpointCreationPolicy)

    def setEndpointCreationPolicy(self, value):
        """Sets endpointCreationPolicy."""
        return self._set(endpointCreationPolicy=value)

    def getEndpointInitialInstanceCount(self):
        """Returns the value of endpointInitialInstanceCount."""
        return self.getOrDefault(self.endpointInitialInstanceCount)

    def setEndpointInitialInstanceCount(self, value):
        """Sets endpointInitialInstanceCount."""
        return self._set(endpointInitialInstanceCount=value)

    def getEndpointInstanceType(self):
        """Returns the value of endpointInstanceType."""
        return self.getOrDefault(self.endpointInstanceType)

    def setEndpointInstanceType(self, value):
        """Sets endpointInstanceType."""
        return self._set(endpointInstanceType=value)

    def getEndpointKmsKeyId(self):
        """Returns the value of endpointKmsKeyId."""
        return self.getOrDefault(self.endpointKmsKeyId)

    def setEndpointKmsKeyId(self, value):
        """Sets endpointKmsKeyId."""
        return self._set(endpointKmsKeyId=value)

    def getEndpointVolumeSizeInGB(self):
        """Returns the value of endpointVolumeSizeInGB."""
        return self.getOrDefault(self.endpointVolumeSizeInGB)

    def setEndpointVolumeSizeInGB(self, value):
        """Sets endpointVolumeSizeInGB."""
        return self._set(endpointVolumeSizeInGB=value)

    def getErrorCol(self):
        """Returns the value of errorCol."""
        return self.getOrDefault(self.errorCol)

    def setErrorCol(self, value):
        """Sets errorCol."""
        return self._set(errorCol=value)

    def getExperimentName(self):
        """Returns the value of experimentName."""
        return self.getOrDefault(self.experimentName)

    def setExperimentName(self, value):
        """Sets experimentName."""
        return self._set(experimentName=value)

    def getExtraChannels(self):
        """Returns the value of extraChannels."""
        return self.getOrDefault(self.extraChannels)

    def setExtraChannels(self, value):
        """Sets extraChannels."""
        return self._set(extraChannels=value)

    def getFeaturesCol(self):
        """Returns the value of featuresCol."""
        return self.getOrDefault(self.featuresCol)

    def setFeaturesCol(self, value):
        """Sets featuresCol."""
        return self._set(featuresCol=value)

    def getHandleInvalid(self):
        """Returns the value of handleInvalid."""
        return self.getOrDefault(self.handleInvalid)

    def setHandleInvalid(self, value):
        """Sets handleInvalid."""
        return self._set(handleInvalid=value)

    def getHyperParameters(self):
        """Returns the value of hyperParameters."""
        return self.getOrDefault(self.hyperParameters)

    def setHyperParameters(self, value):
        """Sets hyperParameters."""
        return self._set(hyperParameters=value)

    def getLabelCol(self):
        """Returns the value of labelCol."""
        return self.getOrDefault(self.labelCol)

    def setLabelCol(self, value):
        """Sets labelCol."""
        return self._set(labelCol=value)

    def getLogsEndpoint(self):
        """Returns the value of logsEndpoint."""
        return self.getOrDefault(self.logsEndpoint)

    def setLogsEndpoint(self, value):
        """Sets logsEndpoint."""
        return self._set(logsEndpoint=value)

    def getMaxBatchAgeInMillis(self):
        """Returns the value of maxBatchAgeInMillis."""
        return self.getOrDefault(self.maxBatchAgeInMillis)

    def setMaxBatchAgeInMillis(self, value):
        """Sets maxBatchAgeInMillis."""
        return self._set(maxBatchAgeInMillis=value)

    def getMaxBatchSizeInBytes(self):
        """Returns the value of maxBatchSizeInBytes."""
        return self.getOrDefault(self.maxBatchSizeInBytes)

    def setMaxBatchSizeInBytes(self, value):
        """Sets maxBatchSizeInBytes."""
        return self._set(maxBatchSizeInBytes=value)

    def getMaxBatchSizeInRecords(self):
        """Returns the value of maxBatchSizeInRecords."""
        return self.getOrDefault(self.maxBatchSizeInRecords)

    def setMaxBatchSizeInRecords(self, value):
        """Sets maxBatchSizeInRecords."""
        return self._set(maxBatchSizeInRecords=value)

    def getMaxConcurrentRequestsPerTask(self):
        """Returns the value of maxConcurrentRequestsPerTask."""
        return self.getOrDefault(self.maxConcurrentRequestsPerTask)

    def setMaxConcurrentRequestsPerTask(self, value):
        """Sets maxConcurrentRequestsPerTask."""
        return self._set(maxConcurrentRequestsPerTask=value)

    def getMetricDefinitions(self):
        """Returns the value of metricDefinitions."""
        return self.getOrDefault(self.metricDefinitions)

    def setMetricDefinitions(self, value):
        """Sets metricDefinitions."""
        return self._set(metricDefinitions=value)

    def getMetricsPrefix(self):
        """Returns the value of metricsPrefix."""
        return self.getOrDefault(self.metricsPrefix)

    def setMetricsPrefix(self, value):
        """Sets metricsPrefix."""
        return self._set(metricsPrefix=value)

    def getModelDataDownloadTimeoutInSeconds(self):
        """Returns the value of modelDataDownloadTimeoutInSeconds."""
        return self.getOrDefault(self.modelDataDownloadTimeoutInSeconds)

    def setModelDataDownloadTimeoutInSeconds(self, value):
        """Sets modelDataDownloadTimeoutInSeconds."""
        return self._set(modelDataDownloadTimeoutInSeconds=value)

    def getModelEnvironment(self):
        """Returns the value of modelEnvironment."""
        return self.getOrDefault(self.modelEnvironment)

    def setModelEnvironment(self, value):
        """Sets modelEnvironment."""
        return self._set(modelEnvironment=value)

    def getModelImage(self):
        """Returns the value of modelImage."""
        return self.getOrDefault(self.modelImage)

    def setModelImage(self, value):
        """Sets modelImage."""
        return self._set(modelImage=value)

    def getNamePrefix(self):
        """Returns the value of namePrefix."""
        return self.getOrDefault(self.namePrefix)

    def setNamePrefix(self, value):
        """Sets namePrefix."""
        return self._set(namePrefix=value)

    def getProgress(self):
        """Returns the value of progress."""
        return self.getOrDefault(self.progress)

    def setProgress(self, value):
        """Sets progress."""
        return self._set(progress=value)

    def getRegion(self):
        """Returns the value of region."""
        return self.getOrDefault(self.region)

    def setRegion(self, value):
        """Sets region."""
        return self._set(region=value)

    def getRequestRowSerializer(self):
        """Returns the value of requestRowSerializer."""
        return self.getOrDefault(self.requestRowSerializer)

    def setRequestRowSerializer(self, value):
        """Sets requestRowSerializer."""
        return self._set(requestRowSerializer=value)

    def getRequestTimeLimitInSeconds(self):
        """Returns the value of requestTimeLimitInSeconds."""
        return self.getOrDefault(self.requestTimeLimitInSeconds)

    def setRequestTimeLimitInSeconds(self, value):
        """Sets requestTimeLimitInSeconds."""
        return self._set(requestTimeLimitInSeconds=value)

    def getResponseRowDeserializer(self):
        """Returns the value of responseRowDeserializer."""
        return self.getOrDefault(self.responseRowDeserializer)

    def setResponseRowDeserializer(self, value):
        """Sets responseRowDeserializer."""
        return self._set(responseRowDeserializer=value)

    def getRoleArn(self):
        """Returns the value of roleArn."""
        return self.getOrDefault(self.roleArn)

    def setRoleArn(self, value):
        """Sets roleArn."""
        return self._set(roleArn=value)

    def getS3Endpoint(self):
        """Returns the value of s3Endpoint."""
        return self.getOrDefault(self.s3Endpoint)

    def setS3Endpoint(self, value):
        """Sets s3Endpoint."""
        return self._set(s3Endpoint=value)

    def getSageMakerEndpoint(self):
        """Returns the value of sageMakerEndpoint."""
        return self.getOrDefault(self.sageMakerEndpoint)

    def setSageMakerEndpoint(self, value):
        """Sets sageMakerEndpoint."""
        return self._set(sageMakerEndpoint=value)

    def getSageMakerRuntimeEndpoint(self):
        """Returns the value of sageMakerRuntimeEndpoint."""
        return self.getOrDefault(self.sageMakerRuntimeEndpoint)

    def setSageMakerRuntimeEndpoint(self, value):
        """Sets sageMakerRuntimeEndpoint."""
        return self._set(sageMakerRuntimeEndpoint=value)

    def getServerlessMaxConcurrency(self):
        """Returns the value of serverlessMaxConcurrency."""
        return self.getOrDefault(self.serverlessMaxConcurrency)

    def setServerlessMaxConcurrency(self, value):
        """Sets serverlessMaxConcurrency."""
        return self._set(serverlessMaxConcurrency=value)

    def getServerlessMemorySizeInMB(self):
        """Returns the value of serverlessMemorySizeInMB."""
        return self.getOrDefault(self.serverlessMemorySizeInMB)

    def setServerlessMemorySizeInMB(self, value):
        """Sets serverlessMemorySizeInMB."""
        return self._set(serverlessMemorySizeInMB=value)

    def getServerlessProvisionedConcurrency(self):
        """Returns the value of serverlessProvisionedConcurrency."""
        return self.getOrDefault(self.serverlessProvisionedConcurrency)

    def setServerlessProvisionedConcurrency(self, value):
        """Sets serverlessProvisionedConcurrency."""
        return self._set(serverlessProvisionedConcurrency=value)

    def getStopTrainingJobOnFailure(self):
        """Returns the value of stopTrainingJobOnFailure."""
        return self.getOrDefault(self.stopTrainingJobOnFailure)

    def setStopTrainingJobOnFailure(self, value):
        """Sets stopTrainingJobOnFailure."""
        return self._set(stopTrainingJobOnFailure=value)

    def getStsEndpoint(self):
        """Returns the value of stsEndpoint."""
        return self.getOrDefault(self.stsEndpoint)

    def setStsEndpoint(self, value):
        """Sets stsEndpoint."""
        return self._set(stsEndpoint=value)

    def getTags(self):
        """Returns the value of tags."""
        return self.getOrDefault(self.tags)

    def setTags(self, value):
        """Sets tags."""
        return self._set(tags=value)

    def getTimestampCustomNames(self):
        """Returns the value of timestampCustomNames."""
        return self.getOrDefault(self.timestampCustomNames)

    def setTimestampCustomNames(self, value):
        """Sets timestampCustomNames."""
        return self._set(timestampCustomNames=value)

    def getTrainingChannelName(self):
        """Returns the value of trainingChannelName."""
        return self.getOrDefault(self.trainingChannelName)

    def setTrainingChannelName(self, value):
        """Sets trainingChannelName."""
        return self._set(trainingChannelName=value)

    def getTrainingCompressionType(self):
        """Returns the value of trainingCompressionType."""
        return self.getOrDefault(self.trainingCompressionType)

    def setTrainingCompressionType(self, value):
        """Sets trainingCompressionType."""
        return self._set(trainingCompressionType=value)

    def getTrainingContentType(self):
        """Returns the value of trainingContentType."""
        return self.getOrDefault(self.trainingContentType)

    def setTrainingContentType(self, value):
        """Sets trainingContentType."""
        return self._set(trainingContentType=value)

    def getTrainingDataDistribution(self):
        """Returns the value of trainingDataDistribution."""
        return self.getOrDefault(self.trainingDataDistribution)

    def setTrainingDataDistribution(self, value):
        """Sets trainingDataDistribution."""
        return self._set(trainingDataDistribution=value)

    def getTrainingEnvironment(self):
        """Returns the value of trainingEnvironment."""
        return self.getOrDefault(self.trainingEnvironment)

    def setTrainingEnvironment(self, value):
        """Sets trainingEnvironment."""
        return self._set(trainingEnvironment=value)

    def getTrainingImage(self):
        """Returns the value of trainingImage."""
        return self.getOrDefault(self.trainingImage)

    def setTrainingImage(self, value):
        """Sets trainingImage."""
        return self._set(trainingImage=value)

    def getTrainingInputKmsKeyId(self):
        """Returns the value of trainingInputKmsKeyId."""
        return self.getOrDefault(self.trainingInputKmsKeyId)

    def setTrainingInputKmsKeyId(self, value):
        """Sets trainingInputKmsKeyId."""
        return self._set(trainingInputKmsKeyId=value)

    def getTrainingInputMode(self):
        """Returns the value of trainingInputMode."""
        return self.getOrDefault(self.trainingInputMode)

    def setTrainingInputMode(self, value):
        """Sets trainingInputMode."""
        return self._set(trainingInputMode=value)

    def getTrainingInputS3Uri(self):
        """Returns the value of trainingInputS3Uri."""
        return self.getOrDefault(self.trainingInputS3Uri)

    def setTrainingInputS3Uri(self, value):
        """Sets trainingInputS3Uri."""
        return self._set(trainingInputS3Uri=value)

    def getTrainingInstanceCount(self):
        """Returns the value of trainingInstanceCount."""
        return self.getOrDefault(self.trainingInstanceCount)

    def setTrainingInstanceCount(self, value):
        """Sets trainingInstanceCount."""
        return self._set(trainingInstanceCount=value)

    def getTrainingInstanceType(self):
        """Returns the value of trainingInstanceType."""
        return self.getOrDefault(self.trainingInstanceType)

    def setTrainingInstanceType(self, value):
        """Sets trainingInstanceType."""
        return self._set(trainingInstanceType=value)

    def getTrainingInstanceVolumeSizeInGB(self):
        """Returns the value of trainingInstanceVolumeSizeInGB."""
        return self.getOrDefault(self.trainingInstanceVolumeSizeInGB)

    def setTrainingInstanceVolumeSizeInGB(self, value):
        """Sets trainingInstanceVolumeSizeInGB."""
        return self._set(trainingInstanceVolumeSizeInGB=value)

    def getTrainingKeepAlivePeriodInSeconds(self):
        """Returns the value of trainingKeepAlivePeriodInSeconds."""
        return self.getOrDefault(self.trainingKeepAlivePeriodInSeconds)

    def setTrainingKeepAlivePeriodInSeconds(self, value):
        """Sets trainingKeepAlivePeriodInSeconds."""
        return self._set(trainingKeepAlivePeriodInSeconds=value)

    def getTrainingLog(self):
        """Returns the value of trainingLog."""
        return self.getOrDefault(self.trainingLog)

    def setTrainingLog(self, value):
        """Sets trainingLog."""
        return self._set(trainingLog=value)

    def getTrainingMaxRetryAttempts(self):
        """Returns the value of trainingMaxRetryAttempts."""
        return self.getOrDefault(self.trainingMaxRetryAttempts)

    def setTrainingMaxRetryAttempts(self, value):
        """Sets trainingMaxRetryAttempts."""
        return self._set(trainingMaxRetryAttempts=value)

    def getTrainingMaxRuntimeInSeconds(self):
        """Returns the value of trainingMaxRuntimeInSeconds."""
        return self.getOrDefault(self.trainingMaxRuntimeInSeconds)

    def setTrainingMaxRuntimeInSeconds(self, value):
        """Sets trainingMaxRuntimeInSeconds."""
        return self._set(trainingMaxRuntimeInSeconds=value)

    def getTrainingMaxWaitTimeInSeconds(self):
        """Returns the value of trainingMaxWaitTimeInSeconds."""
        return self.getOrDefault(self.trainingMaxWaitTimeInSeconds)

    def setTrainingMaxWaitTimeInSeconds(self, value):
        """Sets trainingMaxWaitTimeInSeconds."""
        return self._set(trainingMaxWaitTimeInSeconds=value)

    def getTrainingOutputKmsKeyId(self):
        """Returns the value of trainingOutputKmsKeyId."""
        return self.getOrDefault(self.trainingOutputKmsKeyId)

    def setTrainingOutputKmsKeyId(self, value):
        """Sets trainingOutputKmsKeyId."""
        return self._set(trainingOutputKmsKeyId=value)

    def getTrainingOutputS3Uri(self):
        """Returns the value of trainingOutputS3Uri."""
        return self.getOrDefault(self.trainingOutputS3Uri)

    def setTrainingOutputS3Uri(self, value):
        """Sets trainingOutputS3Uri."""
        return self._set(trainingOutputS3Uri=value)

    def getTrainingProjectedColumns(self):
        """Returns the value of trainingProjectedColumns."""
        return self.getOrDefault(self.trainingProjectedColumns)

    def setTrainingProjectedColumns(self, value):
        """Sets trainingProjectedColumns."""
        return self._set(trainingProjectedColumns=value)

    def getTrainingS3DataType(self):
        """Returns the value of trainingS3DataType."""
        return self.getOrDefault(self.trainingS3DataType)

    def setTrainingS3DataType(self, value):
        """Sets trainingS3DataType."""
        return self._set(trainingS3DataType=value)

    def getTrainingSparkDataFormat(self):
        """Returns the value of trainingSparkDataFormat."""
        return self.getOrDefault(self.trainingSparkDataFormat)

    def setTrainingSparkDataFormat(self, value):
        """Sets trainingSparkDataFormat."""
        return self._set(trainingSparkDataFormat=value)

    def getTrainingSparkDataFormatOptions(self):
        """Returns the value of trainingSparkDataFormatOptions."""
        return self.getOrDefault(self.trainingSparkDataFormatOptions)

    def setTrainingSparkDataFormatOptions(self, value):
        """Sets trainingSparkDataFormatOptions."""
        return self._set(trainingSparkDataFormatOptions=value)

    def getTrainingVolumeKmsKeyId(self):
        """Returns the value of trainingVolumeKmsKeyId."""
        return self.getOrDefault(self.trainingVolumeKmsKeyId)

    def setTrainingVolumeKmsKeyId(self, value):
        """Sets trainingVolumeKmsKeyId."""
        return self._set(trainingVolumeKmsKeyId=value)

    def getTrainingWaitLimitInSeconds(self):
        """Returns the value of trainingWaitLimitInSeconds."""
        return self.getOrDefault(self.trainingWaitLimitInSeconds)

    def setTrainingWaitLimitInSeconds(self, value):
        """Sets trainingWaitLimitInSeconds."""
        return self._set(trainingWaitLimitInSeconds=value)

    def getTrialComponentDisplayName(self):
        """Returns the value of trialComponentDisplayName."""
        return self.getOrDefault(self.trialComponentDisplayName)

    def setTrialComponentDisplayName(self, value):
        """Sets trialComponentDisplayName."""
        return self._set(trialComponentDisplayName=value)

    def getTrialName(self):
        """Returns the value of trialName."""
        return self.getOrDefault(self.trialName)

    def setTrialName(self, value):
        """Sets trialName."""
        return self._set(trialName=value)

    def getUpdateExistingEndpoint(self):
        """Returns the value of updateExistingEndpoint."""
        return self.getOrDefault(self.updateExistingEndpoint)

    def setUpdateExistingEndpoint(self, value):
        """Sets updateExistingEndpoint."""
        return self._set(updateExistingEndpoint=value)

    def getValidationIndicatorCol(self):
        """Returns the value of validationIndicatorCol."""
        return self.getOrDefault(self.validationIndicatorCol)

    def setValidationIndicatorCol(self, value):
        """Sets validationIndicatorCol."""
        return self._set(validationIndicatorCol=value)

    def getVpcSecurityGroupIds(self):
        """Returns the value of vpcSecurityGroupIds."""
        return self.getOrDefault(self.vpcSecurityGroupIds)

    def setVpcSecurityGroupIds(self, value):
        """Sets vpcSecurityGroupIds."""
        return self._set(vpcSecurityGroupIds=value)

    def getVpcSubnets(self):
        """Returns the value of vpcSubnets."""
        return self.getOrDefault(self.vpcSubnets)

    def setVpcSubnets(self, value):
        """Sets vpcSubnets."""
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
        "Seconds that one batch may take with all its retries. Range: at least 1.",
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

    featuresCol = Param(
        Params._dummy(),
        "featuresCol",
        "Name of the column with the features: an ml or mllib vector, or an array of "
        "doubles, floats or ints.",
        typeConverter=TypeConverters.toString,
    )

    handleInvalid = Param(
        Params._dummy(),
        "handleInvalid",
        "What becomes of a row that cannot be scored: error (the task fails) or keep "
        "(the row has no predictions, and the column errorCol says why).",
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

    def getAssumeRoleArn(self):
        """Returns the value of assumeRoleArn."""
        return self.getOrDefault(self.assumeRoleArn)

    def setAssumeRoleArn(self, value):
        """Sets assumeRoleArn."""
        return self._set(assumeRoleArn=value)

    def getAssumeRoleExternalId(self):
        """Returns the value of assumeRoleExternalId."""
        return self.getOrDefault(self.assumeRoleExternalId)

    def setAssumeRoleExternalId(self, value):
        """Sets assumeRoleExternalId."""
        return self._set(assumeRoleExternalId=value)

    def getBatchTimeLimitInSeconds(self):
        """Returns the value of batchTimeLimitInSeconds."""
        return self.getOrDefault(self.batchTimeLimitInSeconds)

    def setBatchTimeLimitInSeconds(self, value):
        """Sets batchTimeLimitInSeconds."""
        return self._set(batchTimeLimitInSeconds=value)

    def getConnectTimeLimitInSeconds(self):
        """Returns the value of connectTimeLimitInSeconds."""
        return self.getOrDefault(self.connectTimeLimitInSeconds)

    def setConnectTimeLimitInSeconds(self, value):
        """Sets connectTimeLimitInSeconds."""
        return self._set(connectTimeLimitInSeconds=value)

    def getContainerStartupTimeoutInSeconds(self):
        """Returns the value of containerStartupTimeoutInSeconds."""
        return self.getOrDefault(self.containerStartupTimeoutInSeconds)

    def setContainerStartupTimeoutInSeconds(self, value):
        """Sets containerStartupTimeoutInSeconds."""
        return self._set(containerStartupTimeoutInSeconds=value)

    def getCredentialsProfile(self):
        """Returns the value of credentialsProfile."""
        return self.getOrDefault(self.credentialsProfile)

    def setCredentialsProfile(self, value):
        """Sets credentialsProfile."""
        return self._set(credentialsProfile=value)

    def getCredentialsProviderClass(self):
        """Returns the value of credentialsProviderClass."""
        return self.getOrDefault(self.credentialsProviderClass)

    def setCredentialsProviderClass(self, value):
        """Sets credentialsProviderClass."""
        return self._set(credentialsProviderClass=value)

    def getCustomEndpointConfigName(self):
        """Returns the value of customEndpointConfigName."""
        return self.getOrDefault(self.customEndpointConfigName)

    def setCustomEndpointConfigName(self, value):
        """Sets customEndpointConfigName."""
        return self._set(customEndpointConfigName=value)

    def getCustomEndpointName(self):
        """Returns the value of customEndpointName."""
        return self.getOrDefault(self.customEndpointName)

    def setCustomEndpointName(self, value):
        """Sets customEndpointName."""
        return self._set(customEndpointName=value)

    def getCustomModelName(self):
        """Returns the value of customModelName."""
        return self.getOrDefault(self.customModelName)

    def setCustomModelName(self, value):
        """Sets customModelName."""
        return self._set(customModelName=value)

    def getCustomTrainingJobName(self):
        """Returns the value of customTrainingJobName."""
        return self.getOrDefault(self.customTrainingJobName)

    def setCustomTrainingJobName(self, value):
        """Sets customTrainingJobName."""
        return self._set(customTrainingJobName=value)

    def getEnableNetworkIsolation(self):
        """Returns the value of enableNetworkIsolation."""
        return self.getOrDefault(self.enableNetworkIsolation)

    def setEnableNetworkIsolation(self, value):
        """Sets enableNetworkIsolation."""
        return self._set(enableNetworkIsolation=value)

    def getEndpointCreationPolicy(self):
        """Returns the value of endpointCreationPolicy."""
        return self.getOrDefault(self.endpointCreationPolicy)

    def setEndpointCreationPolicy(self, value):
        """Sets endpointCreationPolicy."""
        return self._set(endpointCreationPolicy=value)

    def getEndpointInitialInstanceCount(self):
        """Returns the value of endpointInitialInstanceCount."""
        return self.getOrDefault(self.endpointInitialInstanceCount)

    def setEndpointInitialInstanceCount(self, value):
        """Sets endpointInitialInstanceCount."""
        return self._set(endpointInitialInstanceCount=value)

    def getEndpointInstanceType(self):
        """Returns the value of endpointInstanceType."""
        return self.getOrDefault(self.endpointInstanceType)

    def setEndpointInstanceType(self, value):
        """Sets endpointInstanceType."""
        return self._set(endpointInstanceType=value)

    def getEndpointKmsKeyId(self):
        """Returns the value of endpointKmsKeyId."""
        return self.getOrDefault(self.endpointKmsKeyId)

    def setEndpointKmsKeyId(self, value):
        """Sets endpointKmsKeyId."""
        return self._set(endpointKmsKeyId=value)

    def getEndpointName(self):
        """Returns the value of endpointName."""
        return self.getOrDefault(self.endpointName)

    def setEndpointName(self, value):
        """Sets endpointName."""
        return self._set(endpointName=value)

    def getEndpointVolumeSizeInGB(self):
        """Returns the value of endpointVolumeSizeInGB."""
        return self.getOrDefault(self.endpointVolumeSizeInGB)

    def setEndpointVolumeSizeInGB(self, value):
        """Sets endpointVolumeSizeInGB."""
        return self._set(endpointVolumeSizeInGB=value)

    def getErrorCol(self):
        """Returns the value of errorCol."""
        return self.getOrDefault(self.errorCol)

    def setErrorCol(self, value):
        """Sets errorCol."""
        return self._set(errorCol=value)

    def getFeaturesCol(self):
        """Returns the value of featuresCol."""
        return self.getOrDefault(self.featuresCol)

    def setFeaturesCol(self, value):
        """Sets featuresCol."""
        return self._set(featuresCol=value)

    def getHandleInvalid(self):
        """Returns the value of handleInvalid."""
        return self.getOrDefault(self.handleInvalid)

    def setHandleInvalid(self, value):
        """Sets handleInvalid."""
        return self._set(handleInvalid=value)

    def getLogsEndpoint(self):
        """Returns the value of logsEndpoint."""
        return self.getOrDefault(self.logsEndpoint)

    def setLogsEndpoint(self, value):
        """Sets logsEndpoint."""
        return self._set(logsEndpoint=value)

    def getMaxBatchAgeInMillis(self):
        """Returns the value of maxBatchAgeInMillis."""
        return self.getOrDefault(self.maxBatchAgeInMillis)

    def setMaxBatchAgeInMillis(self, value):
        """Sets maxBatchAgeInMillis."""
        return self._set(maxBatchAgeInMillis=value)

    def getMaxBatchSizeInBytes(self):
        """Returns the value of maxBatchSizeInBytes."""
        return self.getOrDefault(self.maxBatchSizeInBytes)

    def setMaxBatchSizeInBytes(self, value):
        """Sets maxBatchSizeInBytes."""
        return self._set(maxBatchSizeInBytes=value)

    def getMaxBatchSizeInRecords(self):
        """Returns the value of maxBatchSizeInRecords."""
        return self.getOrDefault(self.maxBatchSizeInRecords)

    def setMaxBatchSizeInRecords(self, value):
        """Sets maxBatchSizeInRecords."""
        return self._set(maxBatchSizeInRecords=value)

    def getMaxConcurrentRequestsPerTask(self):
        """Returns the value of maxConcurrentRequestsPerTask."""
        return self.getOrDefault(self.maxConcurrentRequestsPerTask)

    def setMaxConcurrentRequestsPerTask(self, value):
        """Sets maxConcurrentRequestsPerTask."""
        return self._set(maxConcurrentRequestsPerTask=value)

    def getMetricsPrefix(self):
        """Returns the value of metricsPrefix."""
        return self.getOrDefault(self.metricsPrefix)

    def setMetricsPrefix(self, value):
        """Sets metricsPrefix."""
        return self._set(metricsPrefix=value)

    def getModelDataDownloadTimeoutInSeconds(self):
        """Returns the value of modelDataDownloadTimeoutInSeconds."""
        return self.getOrDefault(self.modelDataDownloadTimeoutInSeconds)

    def setModelDataDownloadTimeoutInSeconds(self, value):
        """Sets modelDataDownloadTimeoutInSeconds."""
        return self._set(modelDataDownloadTimeoutInSeconds=value)

    def getModelDataS3Uri(self):
        """Returns the value of modelDataS3Uri."""
        return self.getOrDefault(self.modelDataS3Uri)

    def setModelDataS3Uri(self, value):
        """Sets modelDataS3Uri."""
        return self._set(modelDataS3Uri=value)

    def getModelEnvironment(self):
        """Returns the value of modelEnvironment."""
        return self.getOrDefault(self.modelEnvironment)

    def setModelEnvironment(self, value):
        """Sets modelEnvironment."""
        return self._set(modelEnvironment=value)

    def getModelImage(self):
        """Returns the value of modelImage."""
        return self.getOrDefault(self.modelImage)

    def setModelImage(self, value):
        """Sets modelImage."""
        return self._set(modelImage=value)

    def getNamePrefix(self):
        """Returns the value of namePrefix."""
        return self.getOrDefault(self.namePrefix)

    def setNamePrefix(self, value):
        """Sets namePrefix."""
        return self._set(namePrefix=value)

    def getNameSuffix(self):
        """Returns the value of nameSuffix."""
        return self.getOrDefault(self.nameSuffix)

    def setNameSuffix(self, value):
        """Sets nameSuffix."""
        return self._set(nameSuffix=value)

    def getProgress(self):
        """Returns the value of progress."""
        return self.getOrDefault(self.progress)

    def setProgress(self, value):
        """Sets progress."""
        return self._set(progress=value)

    def getRegion(self):
        """Returns the value of region."""
        return self.getOrDefault(self.region)

    def setRegion(self, value):
        """Sets region."""
        return self._set(region=value)

    def getRequestRowSerializer(self):
        """Returns the value of requestRowSerializer."""
        return self.getOrDefault(self.requestRowSerializer)

    def setRequestRowSerializer(self, value):
        """Sets requestRowSerializer."""
        return self._set(requestRowSerializer=value)

    def getRequestTimeLimitInSeconds(self):
        """Returns the value of requestTimeLimitInSeconds."""
        return self.getOrDefault(self.requestTimeLimitInSeconds)

    def setRequestTimeLimitInSeconds(self, value):
        """Sets requestTimeLimitInSeconds."""
        return self._set(requestTimeLimitInSeconds=value)

    def getResponseRowDeserializer(self):
        """Returns the value of responseRowDeserializer."""
        return self.getOrDefault(self.responseRowDeserializer)

    def setResponseRowDeserializer(self, value):
        """Sets responseRowDeserializer."""
        return self._set(responseRowDeserializer=value)

    def getRoleArn(self):
        """Returns the value of roleArn."""
        return self.getOrDefault(self.roleArn)

    def setRoleArn(self, value):
        """Sets roleArn."""
        return self._set(roleArn=value)

    def getS3Endpoint(self):
        """Returns the value of s3Endpoint."""
        return self.getOrDefault(self.s3Endpoint)

    def setS3Endpoint(self, value):
        """Sets s3Endpoint."""
        return self._set(s3Endpoint=value)

    def getSageMakerEndpoint(self):
        """Returns the value of sageMakerEndpoint."""
        return self.getOrDefault(self.sageMakerEndpoint)

    def setSageMakerEndpoint(self, value):
        """Sets sageMakerEndpoint."""
        return self._set(sageMakerEndpoint=value)

    def getSageMakerRuntimeEndpoint(self):
        """Returns the value of sageMakerRuntimeEndpoint."""
        return self.getOrDefault(self.sageMakerRuntimeEndpoint)

    def setSageMakerRuntimeEndpoint(self, value):
        """Sets sageMakerRuntimeEndpoint."""
        return self._set(sageMakerRuntimeEndpoint=value)

    def getServerlessMaxConcurrency(self):
        """Returns the value of serverlessMaxConcurrency."""
        return self.getOrDefault(self.serverlessMaxConcurrency)

    def setServerlessMaxConcurrency(self, value):
        """Sets serverlessMaxConcurrency."""
        return self._set(serverlessMaxConcurrency=value)

    def getServerlessMemorySizeInMB(self):
        """Returns the value of serverlessMemorySizeInMB."""
        return self.getOrDefault(self.serverlessMemorySizeInMB)

    def setServerlessMemorySizeInMB(self, value):
        """Sets serverlessMemorySizeInMB."""
        return self._set(serverlessMemorySizeInMB=value)

    def getServerlessProvisionedConcurrency(self):
        """Returns the value of serverlessProvisionedConcurrency."""
        return self.getOrDefault(self.serverlessProvisionedConcurrency)

    def setServerlessProvisionedConcurrency(self, value):
        """Sets serverlessProvisionedConcurrency."""
        return self._set(serverlessProvisionedConcurrency=value)

    def getStsEndpoint(self):
        """Returns the value of stsEndpoint."""
        return self.getOrDefault(self.stsEndpoint)

    def setStsEndpoint(self, value):
        """Sets stsEndpoint."""
        return self._set(stsEndpoint=value)

    def getTags(self):
        """Returns the value of tags."""
        return self.getOrDefault(self.tags)

    def setTags(self, value):
        """Sets tags."""
        return self._set(tags=value)

    def getTimestampCustomNames(self):
        """Returns the value of timestampCustomNames."""
        return self.getOrDefault(self.timestampCustomNames)

    def setTimestampCustomNames(self, value):
        """Sets timestampCustomNames."""
        return self._set(timestampCustomNames=value)

    def getTrainingBillableTimeInSeconds(self):
        """Returns the value of trainingBillableTimeInSeconds."""
        return self.getOrDefault(self.trainingBillableTimeInSeconds)

    def setTrainingBillableTimeInSeconds(self, value):
        """Sets trainingBillableTimeInSeconds."""
        return self._set(trainingBillableTimeInSeconds=value)

    def getTrainingJobArn(self):
        """Returns the value of trainingJobArn."""
        return self.getOrDefault(self.trainingJobArn)

    def setTrainingJobArn(self, value):
        """Sets trainingJobArn."""
        return self._set(trainingJobArn=value)

    def getTrainingJobName(self):
        """Returns the value of trainingJobName."""
        return self.getOrDefault(self.trainingJobName)

    def setTrainingJobName(self, value):
        """Sets trainingJobName."""
        return self._set(trainingJobName=value)

    def getTrainingMetrics(self):
        """Returns the value of trainingMetrics."""
        return self.getOrDefault(self.trainingMetrics)

    def setTrainingMetrics(self, value):
        """Sets trainingMetrics."""
        return self._set(trainingMetrics=value)

    def getUpdateExistingEndpoint(self):
        """Returns the value of updateExistingEndpoint."""
        return self.getOrDefault(self.updateExistingEndpoint)

    def setUpdateExistingEndpoint(self, value):
        """Sets updateExistingEndpoint."""
        return self._set(updateExistingEndpoint=value)

    def getVpcSecurityGroupIds(self):
        """Returns the value of vpcSecurityGroupIds."""
        return self.getOrDefault(self.vpcSecurityGroupIds)

    def setVpcSecurityGroupIds(self, value):
        """Sets vpcSecurityGroupIds."""
        return self._set(vpcSecurityGroupIds=value)

    def getVpcSubnets(self):
        """Returns the value of vpcSubnets."""
        return self.getOrDefault(self.vpcSubnets)

    def setVpcSubnets(self, value):
        """Sets vpcSubnets."""
        return self._set(vpcSubnets=value)
