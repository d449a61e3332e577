package org.sagemakerspark.local.images.object2vec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

/**
 * Two sequences of tokens and their label, as the Developer Guide's page
 * object2vec-training-formats.md has them.
 *
 * @param label the class, or a number; 0 where there is none
 * @param in0 the tokens of encoder 0; none where only the other encoder is asked
 * @param in1 the tokens of encoder 1
 */
record Pair(double label, int[] in0, int[] in1) {

  /**
   * Reads a pair.
   *
   * @throws JsonParseException that says what is wrong with it, and not what it holds
   */
  static Pair of(JsonElement json) {
    if (!(json instanceof JsonObject object)) {
      throw new JsonParseException("is no JSON object");
    }
    JsonElement label = object.get("label");
    return new Pair(
        label == null ? 0 : number(label, "label"), tokens(object, 0), tokens(object, 1));
  }

  /** Returns the sequence of an encoder. */
  int[] tokens(int encoder) {
    return encoder == 0 ? in0 : in1;
  }

  private static int[] tokens(JsonObject object, int encoder) {
    String name = "in" + encoder;
    if (!object.has(name)) {
      return new int[0];
    }
    if (!(object.get(name) instanceof JsonArray list) || list.isEmpty()) {
      throw new JsonParseException("has a member " + name + " that is no list with tokens");
    }
    int[] tokens = new int[list.size()];
    for (int i = 0; i < tokens.length; i++) {
      double token = number(list.get(i), name);
      if (token < 0 || token != Math.rint(token) || token > Integer.MAX_VALUE) {
        throw new JsonParseException("has a token in " + name + " that is no whole number from 0");
      }
      tokens[i] = (int) token;
    }
    return tokens;
  }

  private static double number(JsonElement value, String name) {
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
      throw new JsonParseException("has a member " + name + " with what is no number");
    }
    return value.getAsDouble();
  }
}
