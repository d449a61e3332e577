package org.sagemakerspark.storage;

import java.util.List;

/**
 * An upload in parts whose parts are all there; it becomes an object when it is completed.
 *
 * @param key the object's key
 * @param id the upload's id; null where there is no byte to upload, and so no upload
 * @param etags what S3 has called the parts, in their order
 */
record PendingUpload(String key, String id, List<String> etags) {}
