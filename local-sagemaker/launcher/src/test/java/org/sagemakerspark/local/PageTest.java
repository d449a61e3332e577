package org.sagemakerspark.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.sagemaker.model.CreateTrainingJobRequest;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A person can follow in a browser what goes on; nothing that a job prints is run there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {

  private static final String IMAGE = "registry.example.com/own/echo:1";
  private static final String ATTACK = "<img src=x onerror=\"document.title='owned'\"><script>";
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  @RegisterExtension
  final LocalSageMakerExtension extension =
      new LocalSageMakerExtension(LocalSageMaker.builder().image(IMAGE, EchoProgram.class));

  @TempDir Path folder;

  private LocalSageMaker local;
  private TestJobs jobs;
  private ChromeDriver browser;

  @BeforeAll
  void open(LocalSageMaker started) throws IOException {
    local = started;
    jobs = new TestJobs(local, "page");
    jobs.put("data/a", new byte[] {1});
    ChromeOptions options = new ChromeOptions();
    options.setBinary(Programs.required("chromium", "chromium-browser", "google-chrome").toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    Files.createDirectories(SCREENSHOTS);
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(Programs.required("chromedriver").toFile())
                .usingAnyFreePort()
                .build(),
            options);
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  @Test
  void showsAJobsMetricsAndItsLogWhileItRuns() throws IOException {
    Path script = Files.createFile(folder.resolve("live"));
    start("live-job", script, Map.of("eta", "0.3"));
    browser.manage().window().setSize(new Dimension(1280, 1000));
    browser.get(local.page().toString());
    await("InProgress");
    browser.findElement(By.linkText("live-job")).click();
    await("Training");

    for (int i = 1; i <= 12; i++) {
      print(
          script,
          "[%d]#011train-rmse:%.4f#011validation-rmse:%.4f"
              .formatted(i, 1.0 / i, 1.0 / i + 0.05 + i * 0.002));
    }
    await("[12]#011train-rmse:0.0833");
    assertThat(browser.findElements(By.cssSelector("figure polyline"))).hasSize(2);
    assertThat(browser.findElement(By.id("metrics")).getText())
        .contains("rmse", "train 0.0833", "validation 0.1573");
    assertThat(browser.findElement(By.id("hyperparameters")).getText()).contains("eta", "0.3");
    assertThat(browser.findElement(By.id("live")).getText()).isEqualTo("live");
    screenshot("job-desktop");
    assertFitsAPhone("job-phone");

    print(script, "END");
    await("Completed");
    browser.findElement(By.linkText("Embedded SageMaker")).click();
    await("CreateTrainingJob");
    browser.manage().window().setSize(new Dimension(1280, 1000));
    screenshot("overview-desktop");
    assertFitsAPhone("overview-phone");
  }

  @Test
  void runsNothingThatAJobPrintsOrIsGiven() throws IOException {
    Path script = Files.writeString(folder.resolve("attack"), ATTACK + "\nEND\n");
    start("attack", script, Map.of("note", ATTACK));
    jobs.awaitEnd("attack");

    browser.get(address("page/training-jobs/attack").toString());
    await("Completed");

    assertThat(browser.findElement(By.id("log-0")).getText()).contains(ATTACK);
    assertThat(browser.findElement(By.id("hyperparameters")).getText()).contains(ATTACK);
    assertThat(browser.findElements(By.tagName("img"))).isEmpty();
    assertThat(browser.getTitle()).isEqualTo("Embedded SageMaker");
    assertThat(get(address("page/training-jobs/attack")).headers().map())
        .hasEntrySatisfying(
            "content-security-policy",
            policy -> assertThat(policy.get(0)).contains("default-src 'none'"));
  }

  @Test
  void showsNeitherEnvironmentNorSecretsNorAnythingWithoutTheKey() throws IOException {
    Path script = Files.writeString(folder.resolve("secret"), "END\n");
    start("secretive", script, Map.of());
    jobs.awaitEnd("secretive");

    for (String path : List.of("", "page/training-jobs/secretive")) {
      assertThat(get(address(path)).body())
          .contains("secretive")
          .doesNotContain(local.secretKey(), "a-password");
      assertThat(get(local.endpoint().resolve("/" + path)).statusCode()).isEqualTo(403);
    }
    assertThat(get(address("page/training-jobs/none")).statusCode()).isEqualTo(404);
    assertThat(get(address("page/endpoints/..%2F..")).statusCode()).isIn(400, 404);
  }

  private void start(String name, Path script, Map<String, String> more) {
    Map<String, String> parameters = new java.util.TreeMap<>(more);
    parameters.put("script", script.toString());
    CreateTrainingJobRequest request =
        jobs.training(name, parameters, jobs.channel("train", "S3Prefix", "data/"));
    request.getAlgorithmSpecification().setTrainingImage(IMAGE);
    request.setEnvironment(Map.of("PASSWORD", "a-password"));
    jobs.sageMaker.createTrainingJob(request);
  }

  private static void print(Path script, String line) throws IOException {
    Files.writeString(script, line + "\n", UTF_8, StandardOpenOption.APPEND);
  }

  /** Waits until a text is on the page, which is not loaded anew for that. */
  private void await(String text) {
    TestJobs.await(
        () -> browser.findElement(By.tagName("body")).getText(), page -> page.contains(text));
  }

  private void assertFitsAPhone(String name) throws IOException {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
    WebElement page = browser.findElement(By.tagName("html"));
    Object width =
        ((JavascriptExecutor) browser).executeScript("return arguments[0].scrollWidth", page);
    screenshot(name);
    browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    assertThat(((Number) width).intValue()).isEqualTo(390);
  }

  private void screenshot(String name) throws IOException {
    File file = browser.getScreenshotAs(OutputType.FILE);
    Files.move(
        file.toPath(), SCREENSHOTS.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
  }

  private URI address(String path) {
    return URI.create(local.page().toString().replace("/?", "/" + path + "?"));
  }

  private static HttpResponse<String> get(URI address) throws IOException {
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
