package unbox.runtime.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import unbox.runtime.weights.Safetensors;
import unbox.runtime.weights.SafetensorsFile;
import unbox.runtime.weights.StoredTensor;

/** A copy of a golden model, to be changed by a test. */
record ModelCopy(Path folder) {
    private static final String UNET = "unet/diffusion_pytorch_model.safetensors";

    static ModelCopy of(String model, Path folder) {
        Path from = Golden.model(model);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelCopy(folder);
    }

    /** Deletes files whose name ends so. */
    ModelCopy without(String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Changes a text file. */
    ModelCopy replace(String file, String old, String by) {
        try {
            Path path = folder.resolve(file);
            Files.writeString(path, Files.readString(path).replace(old, by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Writes one value into a float32 tensor. */
    ModelCopy withValue(String file, String tensor, int index, float value) {
        Path path = folder.resolve(file);
        long begin = Safetensors.open(path).tensors().get(tensor).begin();
        try {
            byte[] bytes = Files.readAllBytes(path);
            ByteBuffer changed = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            long data = Long.BYTES + changed.getLong(0);
            changed.putFloat((int) (data + begin) + index * Float.BYTES, value);
            Files.write(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Stores the U-Net's float32 weights as BF16: the upper halves, not rounded. */
    ModelCopy withUNetInBf16() {
        Safetensors stored = Safetensors.open(folder.resolve(UNET));
        SafetensorsFile halved = new SafetensorsFile();
        for (StoredTensor tensor : stored.tensors().values()) {
            ByteBuffer whole = stored.map(tensor.name());
            ByteBuffer upper = ByteBuffer.allocate(whole.remaining() / 2).order(ByteOrder.LITTLE_ENDIAN);
            while (whole.hasRemaining()) {
                upper.putShort((short) (whole.getInt() >>> 16));
            }
            halved.tensor(tensor.name(), "BF16", tensor.shape().toString(), upper.flip());
        }
        halved.write(folder.resolve(UNET));
        return this;
    }

    /** Splits the U-Net's weights into two files and an index of them. */
    ModelCopy withUNetInShards() {
        Safetensors stored = Safetensors.open(folder.resolve(UNET));
        List<SafetensorsFile> shards = List.of(new SafetensorsFile(), new SafetensorsFile());
        StringBuilder index = new StringBuilder("{\"metadata\":{\"total_size\":0},\"weight_map\":{");
        int count = 0;
        for (StoredTensor tensor : stored.tensors().values()) {
            int shard = count++ % 2;
            shards.get(shard).tensor(tensor.name(), tensor.type().name(), tensor.shape().toString(),
                    stored.map(tensor.name()));
            index.append(count == 1 ? "" : ",")
                    .append("\"%s\":\"shard-%d.safetensors\"".formatted(tensor.name(), shard));
        }
        for (int shard = 0; shard < 2; shard++) {
            shards.get(shard).write(folder.resolve("unet/shard-" + shard + ".safetensors"));
        }
        without(UNET);
        try {
            Files.writeString(folder.resolve(UNET + ".index.json"), index.append("}}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
