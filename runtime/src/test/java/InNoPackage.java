import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.sagemakerspark.codec.RequestRowSerializer;
import org.sagemakerspark.codec.RowEncoder;

/** A serializer in no package, as programs of one file have it. */
@SuppressWarnings("DefaultPackage")
public final class InNoPackage implements RequestRowSerializer {

  private static final long serialVersionUID = 1L;

  @Override
  public String contentType() {
    return "text/of-no-package";
  }

  @Override
  public RowEncoder<Row> bind(StructType schema, String owner) {
    return (row, body) -> body.write(row.length());
  }
}
