package org.sagemakerspark.local.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sagemakerspark.local.server.account.Account;
import org.sagemakerspark.local.server.admin.Ledger;
import org.sagemakerspark.local.server.archive.Folders;
import org.sagemakerspark.local.server.container.Containers;
import org.sagemakerspark.local.server.container.ImageRegistry;
import org.sagemakerspark.local.server.controlplane.ControlPlane;
import org.sagemakerspark.local.server.controlplane.ServiceModel;
import org.sagemakerspark.local.server.controlplane.Tags;
import org.sagemakerspark.local.server.faults.Faults;
import org.sagemakerspark.local.server.hosting.EndpointConfigs;
import org.sagemakerspark.local.server.hosting.Endpoints;
import org.sagemakerspark.local.server.hosting.Invocations;
import org.sagemakerspark.local.server.hosting.Models;
import org.sagemakerspark.local.server.hosting.ServingContainers;
import org.sagemakerspark.local.server.http.HttpServer;
import org.sagemakerspark.local.server.iam.IdentityService;
import org.sagemakerspark.local.server.logs.LogFiles;
import org.sagemakerspark.local.server.logs.LogService;
import org.sagemakerspark.local.server.metrics.MetricService;
import org.sagemakerspark.local.server.page.Page;
import org.sagemakerspark.local.server.s3.ObjectStore;
import org.sagemakerspark.local.server.state.StateFolder;
import org.sagemakerspark.local.server.sts.SecurityTokenService;
import org.sagemakerspark.local.server.training.TrainingJobs;
import org.sagemakerspark.local.server.transform.TransformJobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All services of one account, on loopback. */
public final class EmbeddedSageMaker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedSageMaker.class);

  private final Account account;
  private final ObjectStore store;
  private final Containers containers;
  private final TrainingJobs trainingJobs;
  private final Endpoints endpoints;
  private final TransformJobs transformJobs;
  private final Faults faults;
  private final HttpServer http;
  private final Optional<Path> temporary;

  private EmbeddedSageMaker(Settings settings) throws IOException {
    temporary = settings.temporary();
    Path directory = Files.createDirectories(settings.directory());
    Path work = directory.resolve("containers");
    Folders.delete(work);
    Files.createDirectories(work);
    StateFolder state = new StateFolder(directory.resolve("state"));
    account = Account.keptIn(state, settings.region());
    containers = new Containers(work.resolve("trainers"), settings.cache());
    ImageRegistry images =
        ImageRegistry.of(settings.images(), settings.sparkClassPath(), settings.ownImages());
    store = ObjectStore.start(directory.resolve("s3"), settings.s3Port(), account);

    faults = new Faults();
    Ledger ledger = new Ledger();
    Tags tags = new Tags();
    trainingJobs = new TrainingJobs(account, store, images, containers, tags, state, work);
    Models models = new Models(account, images, tags, state);
    ServingContainers serving = new ServingContainers(models, store, images, containers);
    EndpointConfigs configs = new EndpointConfigs(account, models, tags, state);
    endpoints = new Endpoints(account, configs, serving, tags, state, work);
    transformJobs = new TransformJobs(account, store, models, serving, tags, work);
    ControlPlane controlPlane =
        new ControlPlane(
            ServiceModel.ofTheService(),
            ledger,
            trainingJobs,
            transformJobs,
            models,
            configs,
            endpoints,
            tags);
    LogFiles logs = new LogFiles(directory.resolve("logs"));
    http =
        HttpServer.start(
            settings.port(),
            new FrontDoor(
                account,
                faults,
                ledger,
                new Page(account, controlPlane, ledger, faults, logs),
                controlPlane,
                new LogService(logs, account),
                new Invocations(account, endpoints),
                new SecurityTokenService(account),
                new IdentityService(account),
                new MetricService(controlPlane, logs)));
  }

  /**
   * Starts everything; both ports answer when this returns.
   *
   * @throws IOException if a port is taken or the directory cannot be written
   */
  public static EmbeddedSageMaker start(Settings settings) throws IOException {
    return new EmbeddedSageMaker(settings);
  }

  public Account account() {
    return account;
  }

  /** Gives the address of the control plane, the runtime and STS. */
  public URI endpoint() {
    return http.address();
  }

  public URI s3Endpoint() {
    return store.address();
  }

  /**
   * Ends every container, with its descendants, stops listening, and deletes the temporary folder
   * if there is one.
   */
  @Override
  public void close() {
    faults.clear();
    http.close();
    containers.close();
    trainingJobs.close();
    endpoints.close();
    transformJobs.close();
    store.close();
    temporary.ifPresent(EmbeddedSageMaker::delete);
  }

  private static void delete(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      LOG.warn("Cannot delete {}", folder, e);
    }
  }
}
