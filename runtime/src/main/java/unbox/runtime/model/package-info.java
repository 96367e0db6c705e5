/**
 * SDXL as diffusers runs it: text encoders, U-Net, VAE decoder, schedulers and noise, all from a model's configuration.
 */
package unbox.runtime.model;
