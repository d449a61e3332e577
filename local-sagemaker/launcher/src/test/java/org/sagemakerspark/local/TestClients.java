package org.sagemakerspark.local;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;

/** Clients that show each answer of an embedded SageMaker, as they try nothing again. */
final class TestClients {

  private static final ClientConfiguration ONCE = new ClientConfiguration().withMaxErrorRetry(0);

  private TestClients() {}

  static LocalClients of(LocalSageMaker local) {
    return new LocalClients(local, ONCE);
  }

  static AWSSecurityTokenService tokens(LocalSageMaker local) {
    return LocalClients.client(
        AWSSecurityTokenServiceClientBuilder.standard(), local, local.endpoint(), ONCE);
  }
}
