package org.sagemakerspark.local.images.vision;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/**
 * A JPEG or PNG image.
 *
 * @param width its width in pixels
 * @param height its height in pixels
 * @param isPng whether it is PNG
 * @param channels how many numbers a pixel has
 */
record Picture(int width, int height, boolean isPng, int channels) {

  private static final int JPEG = 0xffd8;
  private static final int PNG = 0x8950;

  /**
   * Reads an image.
   *
   * @throws IOException if it is none
   */
  static Picture read(byte[] bytes) throws IOException {
    int magic = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << Byte.SIZE) | (bytes[1] & 0xff);
    BufferedImage image =
        magic == JPEG || magic == PNG ? ImageIO.read(new ByteArrayInputStream(bytes)) : null;
    if (image == null) {
      throw new IOException("no JPEG and no PNG image");
    }
    return new Picture(
        image.getWidth(), image.getHeight(), magic == PNG, image.getRaster().getNumBands());
  }

  /** Returns a PNG image of this size, of one channel that is 0 everywhere. */
  byte[] mask() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", out);
    return out.toByteArray();
  }
}
