package org.sagemakerspark.local.images.lightgbm;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** LightGBM's library, which is in its jar for Linux on x86-64. */
final class LightGbmLibrary {

  private static final String FOLDER = "linux/x86_64/";

  private static boolean isLoaded;

  private LightGbmLibrary() {}

  /** A function that gives a handle. */
  @FunctionalInterface
  interface Maker {
    int make(SWIGTYPE_p_p_void handle);
  }

  /** Loads the library into this process, which may train several times. */
  static synchronized void load() throws IOException {
    if (isLoaded) {
      return;
    }
    Path folder = Files.createTempDirectory("lightgbm");
    for (String name : new String[] {"lib_lightgbm.so", "lib_lightgbm_swig.so"}) {
      Path file = folder.resolve(name);
      try (InputStream in = lightgbmlib.class.getResourceAsStream(FOLDER + name)) {
        Files.copy(in, file);
      }
      System.load(file.toString());
    }
    isLoaded = true;
  }

  static SWIGTYPE_p_void handle(Maker maker) {
    SWIGTYPE_p_p_void handle = lightgbmlib.voidpp_handle();
    check(maker.make(handle));
    return lightgbmlib.voidpp_value(handle);
  }

  /** Throws what the library says when a call has failed. */
  static void check(int code) {
    if (code != 0) {
      throw new IllegalStateException("LightGBM: " + lightgbmlib.LastErrorMsg());
    }
  }
}
