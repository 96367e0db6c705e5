package unbox.runtime.tensor;

import ai.djl.ndarray.NDArray;
import java.net.URL;

/** A process that uses PyTorch for the first time; it tells what was said, and ends with status 3 where it reaches for the network. */
final class FirstUse {

    private FirstUse() {}

    public static void main(String[] arguments) {
        URL.setURLStreamHandlerFactory(protocol -> {
            if (protocol.startsWith("http")) {
                System.out.println("reached for the network");
                System.exit(3);
            }
            return null;
        });
        try (PyTorch torch = PyTorch.open("cpu", 1, System.out::println)) {
            NDArray two = torch.manager().create(2f);
            System.out.println("2 + 2 = " + two.add(two).getFloat());
        }
    }
}
