package org.sagemakerspark.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JacksonPartsTest {

  /** The class that came with jackson-core 2.15. */
  private static final String SINCE_2_15 =
      "com.fasterxml.jackson.core.exc.StreamConstraintsException";

  /** A class path whose jackson-core lacks what later versions have. */
  private static final class OldCore extends URLClassLoader {
    OldCore() {
      super(
          Stream.of(JacksonParts.class, JsonFactory.class, ObjectMapper.class, JsonInclude.class)
              .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
              .toArray(URL[]::new),
          ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.equals(SINCE_2_15)) {
        throw new ClassNotFoundException(name);
      }
      return super.findClass(name);
    }
  }

  @Test
  void namesTheVersionsAndTheWayOutWhereThePartsDoNotGoTogether()
      throws IOException, ReflectiveOperationException {
    try (OldCore classPath = new OldCore()) {
      Class<?> parts = classPath.loadClass(JacksonParts.class.getName());
      String databind = com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION.toString();

      assertThat(parts).isNotSameAs(JacksonParts.class);
      assertThatThrownBy(() -> parts.getMethod("check").invoke(null))
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("jackson-core 2.")
          .hasMessageContaining("jackson-databind " + databind)
          .hasMessageContaining(
              "give com.fasterxml.jackson.core:jackson-core the version " + databind)
          .cause()
          .hasMessageContaining(SINCE_2_15.replace('.', '/'));
    }
  }

  @Test
  void letsThoseOfThisSparkBe() {
    JacksonParts.check();
  }
}
