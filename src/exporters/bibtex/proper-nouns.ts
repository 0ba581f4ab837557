import { once } from '../../lexicon/once'
/**
 * Names that keep their capital when a style sets a title in sentence case. The `protect` option adds to them. Only words that
 * are hardly ever capitalised for another reason: `Transformer`, `Vision` or `Meta` are not here.
 */
export const properNouns: () => ReadonlySet<string> = /* @__PURE__ */ once(
  () =>
    new Set(
      `
  Abel Abelian Arnold Banach Bayes Bayesian Bellman Bernoulli Bessel Bloch Boltzmann Boolean Borel Bregman Brownian Burgers Carlo Cauchy
  Chebyshev Cholesky Dirac Dirichlet Doppler Einstein Elo Euclid Euclidean Euler Eulerian Fisher Fourier Fresnel Frobenius Gabor Galerkin
  Galois Gauss Gaussian Gaussians Gershgorin Gibbs Grassmann Grassmannian Gumbel Hadamard Hamilton Hamiltonian Hamming Hankel
  Hebbian Hermite Hermitian Hessian Hessians Hilbert Hoeffding Hopf Hopfield Householder Huber Huffman Ising Itô Jacobi Jacobian Jacobians
  Jensen Kalman Karhunen Kepler Kolmogorov Koopman Krylov Kronecker Kullback Lagrange Lagrangian Langevin Laplace Laplacian Lebesgue
  Legendre Leibler Lipschitz Lloyd Lorentz Lorentzian Lyapunov Mahalanobis Markov Markovian Maxwell Mercer Minkowski Monte 
  Nash Navier Nesterov Neumann Newton Newtonian Nyquist Ockham Ornstein Pareto Penrose Perron Planck Plücker Poincaré Poisson Pontryagin
  Procrustes Rademacher Rayleigh Riccati Ricci Riemann Riemannian Rényi Schmidt Schrödinger Schur Shannon Shapley Sinkhorn Sobolev 
  Stiefel Stokes Taylor Thompson Tikhonov Toeplitz Tsallis Turing Uhlenbeck Vapnik Viterbi Voronoi Wasserstein Weyl Wiener Wigner
  Zipf
  Africa African America American Arabic Asia Asian Australia Australian Bengali Brazil Brazilian Britain British Canada Canadian Catalan
  China Chinese Czech Danish Dutch Egypt Egyptian English Estonian Ethiopia Europe European Finland Finnish France French German Germany
  Greek Hebrew Hindi Hungarian India Indian Indonesia Indonesian Iran Iranian Ireland Irish Islamic Israel Italian Italy Japan Japanese
  Kenya Korea Korean Latin London Malay Mandarin Marathi Mexican Mexico Nepali Nigeria Nigerian Norway Norwegian Paris Persian Poland 
  Portugal Portuguese Punjabi Romanian Russia Russian Sanskrit Slovak Slovenian Spain Spanish Swahili Sweden Swedish Swiss Switzerland
  Tamil Telugu Thai Thailand Turkish Ukraine Ukrainian Urdu Vietnam Vietnamese Welsh Yoruba
  Alzheimer Android Bitcoin Chromium Claude Debian Docker Ethereum Facebook Gemini Gemma Google Haskell Instagram Intel Java
  Kaggle Kubernetes Linux Llama Lua Mamba Microsoft Minecraft Mistral Mixtral Parkinson Pokémon Python Qwen Reddit 
  Samsung Sora Stanford Telegram Tesla Twitter Wikidata Wikipedia 
  `
        .trim()
        .split(/\s+/),
    ),
)
