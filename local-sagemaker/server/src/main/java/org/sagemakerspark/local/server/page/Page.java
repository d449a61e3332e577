package org.sagemakerspark.local.server.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.script;
import static j2html.TagCreator.span;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sagemakerspark.local.server.account.Account;
import org.sagemakerspark.local.server.admin.Ledger;
import org.sagemakerspark.local.server.controlplane.ControlPlane;
import org.sagemakerspark.local.server.faults.Faults;
import org.sagemakerspark.local.server.http.Answer;
import org.sagemakerspark.local.server.http.Call;
import org.sagemakerspark.local.server.http.HttpService;
import org.sagemakerspark.local.server.http.ServiceException;
import org.sagemakerspark.local.server.logs.LogFiles;

/** Answers {@code GET /} and {@code GET /page/...} for a browser. */
public final class Page implements HttpService {

  /** Where everything but the overview is. */
  public static final String PATH = "/page/";

  private static final Pattern RESOURCE =
      Pattern.compile(PATH + "(training-jobs|transform-jobs|endpoints)/([^/]+)");

  /** Nothing but the page's own two files is ever loaded or run, whatever a log holds. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Account account;
  private final Overview overview;
  private final ResourceView resources;

  /** Takes what there is to be seen. */
  public Page(
      Account account, ControlPlane controlPlane, Ledger ledger, Faults faults, LogFiles logs) {
    this.account = account;
    this.overview = new Overview(controlPlane, ledger, faults);
    this.resources = new ResourceView(controlPlane, ledger, logs);
  }

  @Override
  public Answer answer(Call call) throws IOException {
    return switch (call.path()) {
      case PATH + "style.css" -> asset("style.css", "text/css");
      case PATH + "live.js" -> asset("live.js", "text/javascript");
      default -> view(call.path());
    };
  }

  private Answer view(String path) throws IOException {
    Links links = new Links(account.accessKey());
    try {
      return page(200, links, content(path, links));
    } catch (ServiceException e) {
      return page(404, links, p(e.getMessage()));
    }
  }

  private DomContent content(String path, Links links) throws IOException {
    Matcher resource = RESOURCE.matcher(path);
    if (path.equals("/")) {
      return overview.view(links);
    }
    if (!resource.matches()) {
      throw new ServiceException(404, "NotFound", "There is no page at " + path);
    }
    String name = resource.group(2);
    return switch (resource.group(1)) {
      case "training-jobs" -> resources.trainingJob(name);
      case "transform-jobs" -> resources.transformJob(name);
      default -> resources.endpoint(name);
    };
  }

  private Answer page(int status, Links links, DomContent content) {
    String text =
        document(
            html(
                    head(
                        meta().withCharset("utf-8"),
                        meta()
                            .withName("viewport")
                            .withContent("width=device-width, initial-scale=1"),
                        title("Embedded SageMaker"),
                        link().withRel("icon").withHref("data:,"),
                        link().withRel("stylesheet").withHref(links.asset("style.css")),
                        script().withSrc(links.asset("live.js")).isDefer()),
                    body(
                        header(
                            a("Embedded SageMaker").withHref(links.home()),
                            span(account.region() + " · " + account.id()),
                            span("not live").withId("live")),
                        main(content)))
                .withLang("en"));
    return guarded(Answer.of(status, "text/html; charset=utf-8", text));
  }

  private static Answer asset(String file, String type) throws IOException {
    try (InputStream in = Page.class.getResourceAsStream(file)) {
      return guarded(Answer.of(200, type + "; charset=utf-8", in.readAllBytes()));
    }
  }

  private static Answer guarded(Answer answer) {
    return answer
        .with("Content-Security-Policy", POLICY)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cache-Control", "no-store");
  }
}
