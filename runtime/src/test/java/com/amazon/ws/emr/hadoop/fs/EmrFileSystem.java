package com.amazon.ws.emr.hadoop.fs;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.s3a.S3AFileSystem;

/**
 * Stands for EMRFS, of which there is no public jar: it goes by the encryption settings that the
 * EMR management guide names, and by none of S3A's.
 */
public final class EmrFileSystem extends S3AFileSystem {

  @Override
  public void initialize(URI name, Configuration hadoop) throws IOException {
    Configuration own = new Configuration(hadoop);
    for (String scope : new String[] {"", "bucket." + name.getHost() + "."}) {
      own.unset("fs.s3a." + scope + "encryption.algorithm");
      own.unset("fs.s3a." + scope + "encryption.key");
    }
    String key = hadoop.get("fs.s3.serverSideEncryption.kms.keyId");
    if (hadoop.getBoolean("fs.s3.enableServerSideEncryption", false) && key != null) {
      own.set("fs.s3a.encryption.algorithm", "SSE-KMS");
      own.set("fs.s3a.encryption.key", key);
    }
    super.initialize(name, own);
  }
}
