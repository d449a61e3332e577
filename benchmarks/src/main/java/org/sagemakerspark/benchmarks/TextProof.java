package org.sagemakerspark.benchmarks;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.sagemakerspark.codec.BodyBuffer;
import org.sagemakerspark.codec.Codecs;
import org.sagemakerspark.codec.ColumnType;
import org.sagemakerspark.codec.Format;
import org.sagemakerspark.codec.ResponseColumn;
import org.sagemakerspark.codec.ResponseRowDeserializer;

/**
 * Writes numbers of all kinds and of any bits and holds each text against Java's: {@code
 * Double.toString} since version 19, and Jackson's port of it before. Each is read back, by the
 * library and by Java, and of some it is shown with BigDecimal that nothing shorter is the same
 * number. Run: {@code ./sagemaker-spark bench text --prove --numbers 100000000 --seed 1}.
 */
final class TextProof {

  private static final long[] FRACTIONS = {0, 1, 2, 3, (1L << 52) - 1, (1L << 52) - 2, 1L << 51};
  private static final int EXPONENTS = 0x7ff;
  private static final int BATCH = 1 << 14;
  private static final int BETWEEN_BIG_DECIMALS = 1 << 10;
  private static final boolean IS_OF_JAVA = Runtime.version().feature() >= 19;

  private final ResponseRowDeserializer reader =
      Codecs.response(
          new Format("csv", Map.of()),
          List.of(new ResponseColumn("value", ColumnType.DOUBLE, "v")));
  private final BodyBuffer body = new BodyBuffer(1 << 20);
  private final double[] batch = new double[BATCH];
  private int count;
  private long numbers;

  private TextProof() {}

  static void print(PrintStream out, String[] args) throws IOException {
    long numbers = option(args, "--numbers", 100_000_000);
    long seed = option(args, "--seed", 20261101);
    TextProof proof = new TextProof();
    proof.provePatterns();
    proof.proveRandom(numbers, new SplittableRandom(seed));
    proof.readBack();
    out.printf(
        Locale.ROOT,
        "{\"bench\":\"text-proof\",\"numbers\":%d,\"seed\":%d,\"against\":\"%s\",\"different\":0}%n",
        proof.numbers,
        seed,
        IS_OF_JAVA ? "Double.toString" : "NumberOutput.toString");
  }

  private static long option(String[] args, String name, long otherwise) {
    int at = List.of(args).indexOf(name);
    return at < 0 ? otherwise : Long.parseLong(args[at + 1]);
  }

  /** Proves each exponent with fractions that are special. */
  private void provePatterns() throws IOException {
    for (long exponent = 0; exponent < EXPONENTS; exponent++) {
      for (long fraction : FRACTIONS) {
        prove(exponent << 52 | fraction);
        prove(Long.MIN_VALUE | exponent << 52 | fraction);
      }
    }
  }

  /** Proves any bits, and as many numbers as data has them. */
  private void proveRandom(long count, SplittableRandom random) throws IOException {
    while (numbers < count) {
      prove(random.nextLong());
      prove(Double.doubleToRawLongBits(random.nextDouble(-1e3, 1e3)));
      prove(Double.doubleToRawLongBits((float) random.nextDouble()));
      prove(Double.doubleToRawLongBits(random.nextInt() / Math.pow(10, random.nextInt(10))));
      prove(Double.doubleToRawLongBits((double) (random.nextLong() >> random.nextInt(64))));
    }
  }

  private void prove(long bits) throws IOException {
    double value = Double.longBitsToDouble(bits);
    if (!Double.isFinite(value)) {
      return;
    }
    numbers++;
    int start = body.size();
    body.number(value);
    String text = new String(body.copyFrom(start), StandardCharsets.ISO_8859_1);
    if (!text.equals(expected(value))) {
      throw new IllegalStateException(text + " is written, and not " + expected(value));
    }
    if (Double.doubleToRawLongBits(Double.parseDouble(text)) != bits) {
      throw new IllegalStateException(text + " does not read back as " + Long.toHexString(bits));
    }
    if (numbers % BETWEEN_BIG_DECIMALS == 0) {
      proveShort(value, new BigDecimal(text).stripTrailingZeros());
    }
    body.write('\n');
    batch[count++] = value;
    if (count == BATCH) {
      readBack();
    }
  }

  private static String expected(double value) {
    boolean isPlainWhole =
        value == Math.rint(value)
            && Math.abs(value) < 1e7
            && Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(-0.0);
    if (isPlainWhole) {
      return Integer.toString((int) value);
    }
    return IS_OF_JAVA ? Double.toString(value) : NumberOutput.toString(value, true);
  }

  private static void proveShort(double value, BigDecimal text) {
    for (RoundingMode mode : List.of(RoundingMode.FLOOR, RoundingMode.CEILING)) {
      if (text.precision() > 1) {
        BigDecimal shorter =
            new BigDecimal(value).round(new MathContext(text.precision() - 1, mode));
        if (shorter.doubleValue() == value) {
          throw new IllegalStateException(shorter + " is shorter than " + text);
        }
      }
    }
  }

  /** Reads what has been written. */
  private void readBack() throws IOException {
    List<Object[]> rows = reader.decode(body.copyFrom(0));
    for (int i = 0; i < count; i++) {
      long read = Double.doubleToRawLongBits((Double) rows.get(i)[0]);
      if (read != Double.doubleToRawLongBits(batch[i])) {
        throw new IllegalStateException(batch[i] + " is read as " + rows.get(i)[0]);
      }
    }
    body.truncate(0);
    count = 0;
  }
}
