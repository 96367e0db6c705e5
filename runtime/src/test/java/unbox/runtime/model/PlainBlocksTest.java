package unbox.runtime.model;

import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.PlainKernels;
import unbox.runtime.tensor.PyTorch;

class PlainBlocksTest extends BlocksContract {

    @Override
    Kernels open(PyTorch torch) {
        return new PlainKernels();
    }
}
