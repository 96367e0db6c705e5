package unbox.runtime.tensor;

class PlainKernelsTest extends KernelsContract {

    @Override
    Kernels open(PyTorch torch) {
        return new PlainKernels();
    }
}
