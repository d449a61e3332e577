package org.sagemakerspark.local;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a JUnit 5 test class an embedded SageMaker of its own, as a parameter of type {@link
 * LocalSageMaker}, and clients of it as one of type {@link LocalClients}. It starts before the
 * first test of the class and is gone after the last; {@link Faults} end with the test that asked
 * for them. Use {@code @ExtendWith(LocalSageMakerExtension.class)}, or {@code @RegisterExtension}
 * on a static field.
 */
public final class LocalSageMakerExtension
    implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(LocalSageMakerExtension.class);

  private final LocalSageMaker.Builder settings;

  /** Starts it with the default settings. */
  public LocalSageMakerExtension() {
    this(LocalSageMaker.builder());
  }

  /** Starts it with these settings. */
  public LocalSageMakerExtension(LocalSageMaker.Builder settings) {
    this.settings = settings;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context.getStore(NAMESPACE).put(context.getRequiredTestClass(), settings.start());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    LocalSageMaker own = own(context);
    if (own != null && own.isAlive()) {
      own.faults().clear();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    ExtensionContext.Store store = context.getStore(NAMESPACE);
    LocalClients clients = store.remove(LocalClients.class, LocalClients.class);
    if (clients != null) {
      clients.close();
    }
    LocalSageMaker own = store.remove(context.getRequiredTestClass(), LocalSageMaker.class);
    if (own != null) {
      own.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == LocalSageMaker.class || type == LocalClients.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalSageMaker.class
        ? own(context)
        : clients(context);
  }

  private static LocalSageMaker own(ExtensionContext context) {
    return context.getStore(NAMESPACE).get(context.getRequiredTestClass(), LocalSageMaker.class);
  }

  private static LocalClients clients(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            LocalClients.class, key -> new LocalClients(own(context)), LocalClients.class);
  }
}
