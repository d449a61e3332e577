package org.sagemakerspark.processor.apt;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.sagemakerspark.processor.naming.RuntimeNames;

/**
 * Points at one of several annotations of an element. Of those, compilers know the container only,
 * which is not in the source; so this looks at javac's syntax tree, where there is one.
 */
final class AnnotationTrees {
  private static final String SIMPLE_NAME =
      RuntimeNames.ANNOTATION.substring(RuntimeNames.ANNOTATION.lastIndexOf('.') + 1);

  private final Optional<Trees> trees;

  AnnotationTrees(ProcessingEnvironment environment) {
    this.trees = trees(environment);
  }

  private static Optional<Trees> trees(ProcessingEnvironment environment) {
    try {
      return Optional.of(Trees.instance(environment));
    } catch (IllegalArgumentException e) {
      // Another compiler, or javac behind a wrapper.
      return Optional.empty();
    }
  }

  /** Tells something at the annotation value that names a spec, and whether it was found. */
  boolean tell(Diagnostic.Kind kind, String text, Element element, String specPath) {
    Optional<TreePath> path = trees.map(known -> known.getPath(element));
    Optional<Tree> value = path.map(found -> value(found, specPath));
    value.ifPresent(
        tree ->
            trees
                .orElseThrow()
                .printMessage(kind, text, tree, path.orElseThrow().getCompilationUnit()));
    return value.isPresent();
  }

  /** Returns the literal in the source, or null if there is none. */
  private static Tree value(TreePath element, String specPath) {
    CompilationUnitTree unit = element.getCompilationUnit();
    Tree whole = element.getLeaf() instanceof CompilationUnitTree ? unit.getPackage() : null;
    return new Finder(specPath).scan(whole == null ? element.getLeaf() : whole, null);
  }

  private static final class Finder extends TreeScanner<Tree, Void> {
    private final String specPath;

    Finder(String specPath) {
      this.specPath = specPath;
    }

    @Override
    public Tree visitAnnotation(AnnotationTree annotation, Void nothing) {
      if (annotation.getAnnotationType().toString().endsWith(SIMPLE_NAME)) {
        for (Tree argument : annotation.getArguments()) {
          Tree value = argument instanceof AssignmentTree named ? named.getExpression() : argument;
          if (value instanceof LiteralTree literal && specPath.equals(literal.getValue())) {
            return value;
          }
        }
      }
      return super.visitAnnotation(annotation, null);
    }

    @Override
    public Tree reduce(Tree first, Tree second) {
      return first != null ? first : second;
    }
  }
}
