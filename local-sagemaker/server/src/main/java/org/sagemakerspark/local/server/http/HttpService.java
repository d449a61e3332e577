package org.sagemakerspark.local.server.http;

import java.io.IOException;

/** Answers HTTP requests; called by many threads at once. */
@FunctionalInterface
public interface HttpService {

  Answer answer(Call call) throws IOException;
}
