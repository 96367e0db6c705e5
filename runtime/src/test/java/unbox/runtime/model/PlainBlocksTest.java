package unbox.runtime.model;

import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.PlainKernels;

class PlainBlocksTest extends BlocksContract {

    @Override
    Kernels open(PyTorch torch) {
        return new PlainKernels();
    }
}
