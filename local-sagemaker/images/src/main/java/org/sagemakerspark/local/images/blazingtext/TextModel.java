package org.sagemakerspark.local.images.blazingtext;

import com.google.gson.JsonObject;

/** Answers for one text. */
interface TextModel {

  /**
   * Returns what is known of a text.
   *
   * @param most how many labels are answered at most
   */
  JsonObject of(String text, int most);
}
