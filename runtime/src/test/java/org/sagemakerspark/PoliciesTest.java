package org.sagemakerspark;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.logs.AWSLogs;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import com.amazonaws.services.sagemakerruntime.AmazonSageMakerRuntime;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The policies of the documentation allow what the code calls, and nothing else. */
@AnalyzeClasses(
    packages = "org.sagemakerspark",
    importOptions = {DoNotIncludeTests.class, RuntimeOnly.class})
class PoliciesTest {

  private static final Path POLICIES = Path.of("../docs/policies");

  /** What the methods of S3's client are allowed by, from the service's authorization reference. */
  private static final Map<String, String> S3_ACTIONS =
      Map.ofEntries(
          Map.entry("abortMultipartUpload", "s3:AbortMultipartUpload"),
          Map.entry("completeMultipartUpload", "s3:PutObject"),
          Map.entry("createBucket", "s3:CreateBucket"),
          Map.entry("deleteObjects", "s3:DeleteObject"),
          Map.entry("doesObjectExist", "s3:GetObject"),
          Map.entry("getObject", "s3:GetObject"),
          Map.entry("getObjectAsString", "s3:GetObject"),
          Map.entry("getObjectMetadata", "s3:GetObject"),
          Map.entry("headBucket", "s3:ListBucket"),
          Map.entry("initiateMultipartUpload", "s3:PutObject"),
          Map.entry("listMultipartUploads", "s3:ListBucketMultipartUploads"),
          Map.entry("listObjectsV2", "s3:ListBucket"),
          Map.entry("putObject", "s3:PutObject"),
          Map.entry("uploadPart", "s3:PutObject"));

  /** Methods of clients that call nothing. */
  private static final Set<String> LOCAL = Set.of("shutdown");

  @ArchTest
  void theCallersPolicyAllowsEachOperationAndNoOther(JavaClasses library) throws IOException {
    Set<String> needed = new TreeSet<>();
    called(AmazonSageMaker.class, library)
        .forEach(name -> needed.add("sagemaker:" + capitalised(name)));
    called(AmazonSageMakerRuntime.class, library)
        .forEach(name -> needed.add("sagemaker:" + capitalised(name)));
    called(AWSLogs.class, library).forEach(name -> needed.add("logs:" + capitalised(name)));
    for (String name : called(AmazonS3.class, library)) {
      assertThat(S3_ACTIONS).containsKey(name);
      needed.add(S3_ACTIONS.get(name));
    }
    // Nobody has to be allowed GetCallerIdentity.
    called(AWSSecurityTokenService.class, library).stream()
        .filter(name -> !name.equals("getCallerIdentity"))
        .forEach(name -> needed.add("sts:" + capitalised(name)));
    // What is created is given a role and tags.
    needed.add("iam:PassRole");
    needed.add("sagemaker:AddTags");

    Set<String> allowed = actions("caller.json");
    allowed.addAll(actions("assume-role.json"));
    assertThat(allowed).containsExactlyElementsOf(needed);
  }

  @ArchTest
  void otherPoliciesAreParts(JavaClasses library) throws IOException {
    assertThat(library).isNotEmpty();
    Set<String> all = actions("caller.json");
    assertThat(actions("scoring.json")).isSubsetOf(all).contains("sagemaker:InvokeEndpoint");
    assertThat(actions("native-scoring.json")).isSubsetOf(all).contains("s3:GetObject");
    assertThat(actions("sagemaker-role.json")).contains("s3:GetObject", "s3:PutObject");
    assertThat(actions("sagemaker-trust.json")).containsExactly("sts:AssumeRole");
  }

  private static Set<String> called(Class<?> client, JavaClasses library) {
    Set<String> names = new TreeSet<>();
    for (JavaClass each : library) {
      Stream.concat(
              each.getMethodCallsFromSelf().stream(), each.getMethodReferencesFromSelf().stream())
          .filter(call -> call.getTargetOwner().isEquivalentTo(client))
          .forEach(call -> names.add(call.getName()));
    }
    names.removeAll(LOCAL);
    assertThat(names).as(client.getName()).isNotEmpty();
    return names;
  }

  private static Set<String> actions(String policy) throws IOException {
    Set<String> actions = new TreeSet<>();
    JsonNode read = new ObjectMapper().readTree(Files.readString(POLICIES.resolve(policy)));
    assertThat(read.path("Version").asText()).isEqualTo("2012-10-17");
    for (JsonNode statement : read.path("Statement")) {
      assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
      JsonNode action = statement.path("Action");
      if (action.isTextual()) {
        actions.add(action.asText());
      } else {
        action.forEach(each -> actions.add(each.asText()));
      }
    }
    return actions;
  }

  private static String capitalised(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
