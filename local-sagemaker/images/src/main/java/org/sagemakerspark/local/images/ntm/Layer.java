package org.sagemakerspark.local.images.ntm;

import java.util.Arrays;
import java.util.Random;
import org.sagemakerspark.artifacts.NDArray;

/** A matrix and a bias, their gradients, and what an optimizer remembers of each. */
final class Layer {

  private final int inputs;
  private final int outputs;

  /** A row for each output. */
  private final Weights matrix;

  private final Weights bias;

  private Layer(int inputs, int outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
    matrix = new Weights(new double[Math.multiplyExact(inputs, outputs)]);
    bias = new Weights(new double[outputs]);
  }

  /** Makes a layer that is drawn evenly, so that what goes through it keeps its variance. */
  static Layer drawn(int inputs, int outputs, Random random) {
    Layer layer = new Layer(inputs, outputs);
    double most = Math.sqrt(6.0 / (inputs + outputs));
    Arrays.setAll(layer.matrix.values(), i -> most * (2 * random.nextDouble() - 1));
    return layer;
  }

  /** Makes a layer of what {@link #matrix()} and {@link #bias()} gave. */
  static Layer of(NDArray matrix, NDArray bias) {
    Layer layer = new Layer(matrix.shape()[1], matrix.shape()[0]);
    Arrays.setAll(layer.matrix.values(), i -> matrix.values()[i]);
    Arrays.setAll(layer.bias.values(), i -> bias.values()[i]);
    return layer;
  }

  int inputs() {
    return inputs;
  }

  int outputs() {
    return outputs;
  }

  NDArray matrix() {
    return new NDArray(new int[] {outputs, inputs}, matrix.floats());
  }

  NDArray bias() {
    return NDArray.of(bias.floats());
  }

  /** Returns the product with an input of which only the values at some places are not zero. */
  double[] forward(int[] places, double[] input) {
    double[] output = bias.values().clone();
    for (int i = 0; i < outputs; i++) {
      int row = i * inputs;
      for (int j = 0; j < input.length; j++) {
        output[i] += matrix.values()[row + places[j]] * input[j];
      }
    }
    return output;
  }

  double[] forward(double[] input) {
    double[] output = bias.values().clone();
    for (int i = 0; i < outputs; i++) {
      int row = i * inputs;
      for (int j = 0; j < inputs; j++) {
        output[i] += matrix.values()[row + j] * input[j];
      }
    }
    return output;
  }

  /** Adds to the gradients, given the input and the gradient of the output. */
  void learn(int[] places, double[] input, double[] gradient) {
    for (int i = 0; i < outputs; i++) {
      int row = i * inputs;
      bias.gradients()[i] += gradient[i];
      for (int j = 0; j < input.length; j++) {
        matrix.gradients()[row + places[j]] += gradient[i] * input[j];
      }
    }
  }

  /** Adds to the gradients, and returns the gradient of the input. */
  double[] learn(double[] input, double[] gradient) {
    double[] ofInput = new double[inputs];
    for (int i = 0; i < outputs; i++) {
      int row = i * inputs;
      bias.gradients()[i] += gradient[i];
      for (int j = 0; j < inputs; j++) {
        matrix.gradients()[row + j] += gradient[i] * input[j];
        ofInput[j] += gradient[i] * matrix.values()[row + j];
      }
    }
    return ofInput;
  }

  /** Moves the weights by what was learned of a batch, and forgets that. */
  void step(Optimizer optimizer, double scale, int number) {
    optimizer.step(matrix, scale, number);
    optimizer.step(bias, scale, number);
  }
}
