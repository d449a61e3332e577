"""Training and hosting an XGBoost model."""

from sagemakerspark.algorithms.xgboost import XGBoostSageMakerEstimator


def run(training_data, test_data):
    xgboost_estimator = XGBoostSageMakerEstimator(
        trainingInstanceType="ml.m5.xlarge",
        endpointInstanceType="ml.m5.large",
    )
    xgboost_estimator.setObjective("multi:softmax")
    xgboost_estimator.setNumRound(5)
    xgboost_estimator.setNumClass(10)

    xgboost_model = xgboost_estimator.fit(training_data)
    try:
        return xgboost_model.transform(test_data).collect()
    finally:
        xgboost_model.deleteResources()
