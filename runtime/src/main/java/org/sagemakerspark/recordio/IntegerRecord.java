package org.sagemakerspark.recordio;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An Amazon Record of lists of whole numbers under names of their own, framed as RecordIO: what
 * Sequence-to-Sequence learns from. The fields are those of {@code aialgs.data.Record}; names and
 * tensors are as create_vocab_proto.py in aws/amazon-sagemaker-examples writes them.
 */
public final class IntegerRecord {
  private static final int DELIMITED = 2;
  private static final int RECORD_FEATURES = 1 << 3 | DELIMITED;
  private static final int ENTRY_KEY = 1 << 3 | DELIMITED;
  private static final int ENTRY_VALUE = 2 << 3 | DELIMITED;
  private static final int VALUE_INT32_TENSOR = 7 << 3 | DELIMITED;
  private static final int TENSOR_VALUES = 1 << 3 | DELIMITED;

  private final ByteArrayOutputStream fields = new ByteArrayOutputStream();

  /**
   * Adds a list.
   *
   * @throws ArithmeticException when a number is beyond 32 bits
   */
  public void add(String name, long[] numbers) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (long number : numbers) {
      int whole = Math.toIntExact(number);
      varint(whole, packed);
    }
    byte[] value = field(VALUE_INT32_TENSOR, field(TENSOR_VALUES, packed.toByteArray()));
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    entry.writeBytes(field(ENTRY_KEY, name.getBytes(StandardCharsets.UTF_8)));
    entry.writeBytes(field(ENTRY_VALUE, value));
    fields.writeBytes(field(RECORD_FEATURES, entry.toByteArray()));
  }

  /** Returns the record with its frame. */
  public byte[] framed() {
    byte[] content = fields.toByteArray();
    if (content.length >= Framing.LENGTH_LIMIT) {
      throw new IllegalArgumentException("A record has 2^29 bytes or more");
    }
    byte[] framed = new byte[Framing.HEADER + content.length + Framing.padding(content.length)];
    Framing.INT.set(framed, 0, Framing.MAGIC);
    Framing.INT.set(framed, Integer.BYTES, content.length);
    System.arraycopy(content, 0, framed, Framing.HEADER, content.length);
    return framed;
  }

  private static byte[] field(int tag, byte[] content) {
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    varint(tag, field);
    varint(content.length, field);
    field.writeBytes(content);
    return field.toByteArray();
  }

  private static void varint(long number, ByteArrayOutputStream out) {
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
