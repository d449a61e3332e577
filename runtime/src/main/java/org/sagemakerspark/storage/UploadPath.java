package org.sagemakerspark.storage;

import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * A path below the folder that a task attempt of an {@link UploadCommitter} works in. Nothing is
 * ever put there: what is written to it is uploaded to where it belongs in the end, and shows when
 * the job is committed.
 *
 * @param work the attempt's folder
 * @param target where the file belongs
 */
record UploadPath(Path work, Path target) {

  /** Readers pass over names that begin so. */
  private static final String FOLDER = "_sagemaker_uploads";

  /** Returns the folder that holds what the tasks of a job have committed. */
  static Path committed(Path output, String job) {
    return new Path(new Path(output, FOLDER), job);
  }

  /** Returns the folder of a task attempt. */
  static Path work(Path output, String job, String attempt) {
    return new Path(committed(output, job), attempt);
  }

  /** Takes a path apart; empty where it is an ordinary one. */
  static Optional<UploadPath> of(Path path) {
    String text = path.toUri().getPath();
    int folder = text.indexOf("/" + FOLDER + "/");
    if (folder < 0) {
      return Optional.empty();
    }
    // The job, the attempt, and the file within the output folder.
    String[] names = text.substring(folder + FOLDER.length() + 2).split("/", 3);
    if (names.length < 3) {
      return Optional.empty();
    }
    String output = text.substring(0, folder);
    return Optional.of(
        new UploadPath(
            at(path, output + "/" + FOLDER + "/" + names[0] + "/" + names[1]),
            at(path, output + "/" + names[2])));
  }

  private static Path at(Path like, String path) {
    return new Path(like.toUri().getScheme(), like.toUri().getAuthority(), path);
  }
}
