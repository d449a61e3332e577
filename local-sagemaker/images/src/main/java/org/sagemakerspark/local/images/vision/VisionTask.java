package org.sagemakerspark.local.images.vision;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.sagemakerspark.local.images.serving.Responder.Reply;

/**
 * What the images of vision learn from, and answer, as the pages image-classification.md,
 * object-detection.md, object-detection-in-formats.md and semantic-segmentation.md of the Developer
 * Guide have it.
 */
public enum VisionTask {
  IMAGE_CLASSIFICATION("image-classification") {
    @Override
    void check(Picture picture, byte[] label, int classes, boolean hasMany) throws IOException {
      JsonElement json = json(label);
      if (!json.isJsonArray()) {
        number(json, classes);
      } else if (hasMany && json.getAsJsonArray().size() != classes) {
        throw new IOException("has a label of another number of elements than there are classes");
      }
    }

    @Override
    Reply answer(Picture picture, int classes) {
      JsonArray shares = new JsonArray();
      IntStream.range(0, classes).forEach(i -> shares.add(1.0 / classes));
      return json(shares.toString());
    }
  },

  OBJECT_DETECTION("object-detection") {
    @Override
    void check(Picture picture, byte[] label, int classes, boolean hasMany) throws IOException {
      try {
        JsonObject boxes = json(label).getAsJsonObject();
        JsonObject size = boxes.getAsJsonArray("image_size").get(0).getAsJsonObject();
        for (String side : List.of("width", "height", "depth")) {
          number(size.get(side));
        }
        for (JsonElement each : boxes.getAsJsonArray("annotations")) {
          number(each.getAsJsonObject().get("class_id"), classes);
          for (String side : List.of("left", "top", "width", "height")) {
            number(each.getAsJsonObject().get(side));
          }
        }
      } catch (RuntimeException e) {
        throw new IOException(
            "has annotations without image_size (width, height, depth), or without annotations"
                + " (class_id, left, top, width, height)",
            e);
      }
    }

    @Override
    Reply answer(Picture picture, int classes) {
      return json("{\"prediction\": [[0.0, " + 1.0 / classes + ", 0.0, 0.0, 1.0, 1.0]]}");
    }
  },

  SEMANTIC_SEGMENTATION("semantic-segmentation") {
    @Override
    void check(Picture picture, byte[] label, int classes, boolean hasMany) throws IOException {
      Picture mask = Picture.read(label);
      if (!mask.isPng() || mask.channels() != 1) {
        throw new IOException("has an annotation that is no PNG image of one channel");
      }
      if (mask.width() != picture.width() || mask.height() != picture.height()) {
        throw new IOException("has an annotation of another size");
      }
    }

    @Override
    Reply answer(Picture picture, int classes) throws IOException {
      return new Reply("image/png", picture.mask());
    }
  };

  private final String algorithm;

  VisionTask(String algorithm) {
    this.algorithm = algorithm;
  }

  /** Returns the name of the algorithm. */
  public String algorithm() {
    return algorithm;
  }

  /**
   * Checks what is told of an image.
   *
   * @param classes how many classes there are
   * @param hasMany whether several can be on one image
   * @throws IOException what is wrong with the image, to follow its number
   */
  abstract void check(Picture picture, byte[] label, int classes, boolean hasMany)
      throws IOException;

  /** Answers what a model might that has learned nothing. */
  abstract Reply answer(Picture picture, int classes) throws IOException;

  /** Tells which content types requests may have. */
  List<String> requests() {
    return this == SEMANTIC_SEGMENTATION
        ? List.of("image/jpeg")
        : List.of("application/x-image", "image/jpeg", "image/png");
  }

  private static JsonElement json(byte[] label) throws IOException {
    try {
      return JsonParser.parseString(new String(label, StandardCharsets.UTF_8));
    } catch (JsonParseException e) {
      throw new IOException("has a label that is no JSON", e);
    }
  }

  private static void number(JsonElement value) {
    if (!value.getAsJsonPrimitive().isNumber()) {
      throw new IllegalStateException("no number");
    }
  }

  private static void number(JsonElement label, int classes) throws IOException {
    int number;
    try {
      number = label.getAsInt();
    } catch (RuntimeException e) {
      throw new IOException("has a label that is no number of a class", e);
    }
    if (number < 0 || number >= classes) {
      throw new IOException("has a label that is not from 0 to num_classes - 1");
    }
  }

  private static Reply json(String text) {
    return new Reply("application/json", text.getBytes(StandardCharsets.UTF_8));
  }
}
