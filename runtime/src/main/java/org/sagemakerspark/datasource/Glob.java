package org.sagemakerspark.datasource;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.GlobFilter;
import org.apache.hadoop.fs.Path;

/**
 * Finds what a path with patterns names. Hadoop's own search takes a name such as {@code day:1} for
 * a URI and fails; this one looks into folders level by level and compares names.
 */
final class Glob {

  /** What makes a name a pattern to Hadoop. */
  private static final Pattern PATTERN = Pattern.compile("[{}\\[\\]*?\\\\]");

  /** An alternative over several levels, which only Hadoop's own search knows. */
  private static final Pattern WIDE = Pattern.compile("\\{[^}]*/[^}]*\\}");

  private Glob() {}

  /** Tells whether a path has a pattern; without, it is that of one thing, whatever its name. */
  static boolean isPattern(Path path) {
    return PATTERN.matcher(path.toString()).find();
  }

  /** Returns what there is; nothing when no name fits. */
  static List<FileStatus> find(FileSystem files, Path path) throws IOException {
    String names = path.toUri().getPath();
    if (WIDE.matcher(names).find()) {
      FileStatus[] found = files.globStatus(path);
      return found == null ? List.of() : List.of(found);
    }
    Path absolute = files.makeQualified(path);
    String[] levels = absolute.toUri().getPath().substring(1).split("/", -1);
    int plain = 0;
    while (!PATTERN.matcher(levels[plain]).find()) {
      plain++;
    }
    String start = "/" + String.join("/", Arrays.copyOf(levels, plain));
    List<FileStatus> found = there(files, List.of(at(absolute, start)));
    for (String name : Arrays.copyOfRange(levels, plain, levels.length)) {
      found =
          PATTERN.matcher(name).find()
              ? fitting(files, found, name)
              : there(files, found.stream().map(each -> child(each.getPath(), name)).toList());
    }
    return found;
  }

  private static List<FileStatus> fitting(
      FileSystem files, List<FileStatus> folders, String pattern) throws IOException {
    GlobFilter filter = new GlobFilter(pattern);
    List<FileStatus> found = new ArrayList<>();
    for (FileStatus folder : folders) {
      if (folder.isDirectory()) {
        for (FileStatus child : files.listStatus(folder.getPath())) {
          if (filter.accept(child.getPath())) {
            found.add(child);
          }
        }
      }
    }
    return found;
  }

  /** Returns those of some paths where there is something. */
  private static List<FileStatus> there(FileSystem files, List<Path> paths) throws IOException {
    List<FileStatus> found = new ArrayList<>();
    for (Path path : paths) {
      try {
        found.add(files.getFileStatus(path));
      } catch (FileNotFoundException e) {
        // Not in this folder, but maybe in the next.
      }
    }
    return found;
  }

  private static Path child(Path folder, String name) {
    return at(folder, folder.toUri().getPath() + "/" + name);
  }

  /** With the scheme apart, a colon in a name is not taken for the end of one. */
  private static Path at(Path like, String path) {
    return new Path(like.toUri().getScheme(), like.toUri().getAuthority(), path);
  }
}
