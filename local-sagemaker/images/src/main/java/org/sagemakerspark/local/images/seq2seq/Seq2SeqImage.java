package org.sagemakerspark.local.images.seq2seq;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sagemakerspark.local.images.algorithm.AlgorithmImage;
import org.sagemakerspark.local.images.contract.ContainerFolder;
import org.sagemakerspark.local.images.contract.ContainerLog;
import org.sagemakerspark.local.images.contract.ContentType;
import org.sagemakerspark.local.images.contract.HyperParameterSchema;
import org.sagemakerspark.local.images.contract.UserErrorException;
import org.sagemakerspark.local.images.serving.ClientErrorException;
import org.sagemakerspark.local.images.serving.Responder;
import org.sagemakerspark.local.record.RecordIO;
import org.sagemakerspark.local.record.RecordProtos.Record;

/**
 * Stands in for the Sequence-to-Sequence image: checks its channels as seq-2-seq.md of the
 * Developer Guide and create_vocab_proto.py of amazon-sagemaker-examples have them, learns nothing,
 * and answers with the sequence that it was given.
 */
public final class Seq2SeqImage implements AlgorithmImage {

  private static final String NAME = "seq2seq";
  private static final List<String> VOCABULARIES = List.of("vocab.src.json", "vocab.trg.json");

  @Override
  public void train(ContainerFolder folder, ContainerLog log)
      throws IOException, UserErrorException {
    HyperParameterSchema.of(NAME).check(folder.hyperParameters());
    int pairs = check(folder, "train");
    check(folder, "validation");
    vocabularies(folder);
    log.warning(
        "This image of the embedded SageMaker does not learn: it has checked "
            + pairs
            + " pairs of sequences, and answers with what it is asked");
    Files.writeString(Files.createDirectories(folder.model()).resolve("model.txt"), NAME);
  }

  private static int check(ContainerFolder folder, String name)
      throws IOException, UserErrorException {
    int pairs = 0;
    for (Path file : folder.requiredChannel(name).files()) {
      try (RecordIO.Reader reader = RecordIO.reader(Files.newInputStream(file))) {
        for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
          Record record = Record.parseFrom(next.get());
          pairs++;
          for (String sequence : List.of("source", "target")) {
            if (record.getFeaturesOrThrow(sequence).getInt32Tensor().getValuesCount() == 0) {
              throw new UserErrorException(
                  "Record "
                      + pairs
                      + " of the channel "
                      + name
                      + " has no integers in "
                      + sequence);
            }
          }
        }
      } catch (IllegalArgumentException e) {
        throw new UserErrorException(
            "Record " + pairs + " of the channel " + name + " has no source, or no target");
      }
    }
    if (pairs == 0) {
      throw new UserErrorException("The channel " + name + " has no record");
    }
    return pairs;
  }

  private static void vocabularies(ContainerFolder folder) throws IOException, UserErrorException {
    List<String> files =
        folder.requiredChannel("vocab").files().stream()
            .map(f -> f.getFileName().toString())
            .toList();
    for (String vocabulary : VOCABULARIES) {
      if (!files.contains(vocabulary)) {
        throw new UserErrorException("The channel vocab has no file " + vocabulary);
      }
    }
  }

  @Override
  public Responder load(Path modelFolder) {
    return (contentType, accept, body) -> {
      String type = ContentType.plain(contentType);
      if (!type.equals("application/json")) {
        throw new ClientErrorException(
            415, "Content type '" + contentType + "' is not application/json");
      }
      try {
        return new Responder.Reply(type, answers(body).getBytes(StandardCharsets.UTF_8));
      } catch (RuntimeException e) {
        throw new ClientErrorException(
            400, "The request is not {\"instances\": [{\"data\": text}]}: " + e);
      }
    };
  }

  private static String answers(byte[] body) {
    JsonArray predictions = new JsonArray();
    for (JsonElement each :
        JsonParser.parseString(new String(body, StandardCharsets.UTF_8))
            .getAsJsonObject()
            .getAsJsonArray("instances")) {
      JsonObject prediction = new JsonObject();
      prediction.addProperty("target", each.getAsJsonObject().get("data").getAsString());
      predictions.add(prediction);
    }
    JsonObject answer = new JsonObject();
    answer.add("predictions", predictions);
    return answer.toString();
  }
}
