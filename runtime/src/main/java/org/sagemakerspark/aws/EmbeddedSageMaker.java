package org.sagemakerspark.aws;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;

/** Starts the embedded SageMaker for {@link SessionKeys#LOCAL}. */
final class EmbeddedSageMaker {

  private EmbeddedSageMaker() {}

  /**
   * Returns the settings that lead to this JVM's embedded SageMaker, which is started if need be.
   */
  @SuppressWarnings("unchecked")
  static Map<String, String> settings() {
    try {
      Method shared =
          Class.forName(
                  ForeignClasses.LOCAL_SAGEMAKER,
                  true,
                  Thread.currentThread().getContextClassLoader())
              .getMethod(ForeignClasses.LOCAL_SAGEMAKER_SHARED);
      return (Map<String, String>) shared.invoke(null);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          SessionKeys.LOCAL
              + " is true, but the embedded SageMaker is not on the class path; add the artifact"
              + " org.sagemakerspark:sagemaker-spark-local, or remove the setting to use AWS",
          e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          "The embedded SageMaker did not start: " + e.getCause().getMessage(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The embedded SageMaker cannot be called", e);
    }
  }
}
