#include "rnn/core/initialise.hpp"

#include "rnn/model/settings.hpp"

#include <algorithm>
#include <cmath>

#include "rnn/core/names.hpp"
#include "rnn/math/eigenvalues.hpp"

namespace rnn {

namespace {

constexpr Named<InitialiserKind> kInitialisers[] = {{InitialiserKind::uniform, "uniform"},
                                                    {InitialiserKind::xavierUniform, "xavier-uniform"},
                                                    {InitialiserKind::xavierNormal, "xavier-normal"},
                                                    {InitialiserKind::orthogonal, "orthogonal"},
                                                    {InitialiserKind::identity, "identity"}};

template <class T>
void fillUniform(MatrixView<T> w, double bound, Random& random) {
  for (Eigen::Index i = 0; i < w.size(); ++i) w.data()[i] = static_cast<T>(random.uniform(-bound, bound));
}

template <class T>
void fillNormal(MatrixView<T> w, double deviation, Random& random) {
  for (Eigen::Index i = 0; i < w.size(); ++i) w.data()[i] = static_cast<T>(deviation * random.normal());
}

// Gram–Schmidt on normal vectors. Taking away the earlier directions twice leaves them orthogonal to the last digits
// (L. Giraud et al., 2005). Unlike Eigen's HouseholderQR it needs no correction of signs, and gives the same bits natively
// and as WebAssembly; for a thousand units it takes three times as long.
template <class T>
void fillOrthogonal(MatrixView<T> w, Random& random) {
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const Eigen::Index count = std::min(w.rows(), w.cols()), length = std::max(w.rows(), w.cols());
  RowMajor q(count, length);
  fillNormal(MatrixView<double>(q.data(), count, length), 1, random);
  Eigen::VectorXd along(count);
  for (Eigen::Index i = 0; i < count; ++i) {
    const auto earlier = q.topRows(i);
    for (int pass = 0; pass < 2; ++pass) {
      along.head(i).noalias() = earlier * q.row(i).transpose();
      q.row(i).noalias() -= along.head(i).transpose() * earlier;
    }
    q.row(i) /= q.row(i).norm();
  }
  if (w.rows() <= w.cols()) {
    w = q.cast<T>();
  } else {
    w = q.transpose().cast<T>();
  }
}

template <class T>
void initialiseBlock(InitialiserKind kind, MatrixView<T> w, double bound, Random& random) {
  const auto fans = static_cast<double>(w.rows() + w.cols());
  switch (kind) {
    case InitialiserKind::uniform: return fillUniform(w, bound, random);
    case InitialiserKind::xavierUniform: return fillUniform(w, std::sqrt(6 / fans), random);
    case InitialiserKind::xavierNormal: return fillNormal(w, std::sqrt(2 / fans), random);
    case InitialiserKind::orthogonal: return fillOrthogonal(w, random);
    case InitialiserKind::identity: w.setIdentity(); return;
  }
}

}  // namespace

InitialiserKind initialiserFromName(std::string_view field, std::string_view name) { return kindIn(kInitialisers, field, name); }
std::string_view nameOf(InitialiserKind kind) { return nameIn(kInitialisers, kind); }

template <class T>
void initialise(InitialiserKind kind, MatrixView<T> stacked, int gates, double bound, Random& random) {
  for (int gate = 0; gate < gates; ++gate) initialiseBlock(kind, gateOf(stacked, gates, gate), bound, random);
}

template <class T>
void scaleToSpectralRadius(MatrixView<T> stacked, int gates, double radius) {
  for (int gate = 0; gate < gates; ++gate) {
    auto w = gateOf(stacked, gates, gate);
    const double present = spectralRadius(w);
    if (present > 0) w *= static_cast<T>(radius / present);
  }
}

template <class T>
void setForgetBias(MatrixView<T> bias, int gates, double value) {
  gateOf(bias, gates, 1).setConstant(static_cast<T>(value));
}

template void initialise(InitialiserKind, MatrixView<float>, int, double, Random&);
template void initialise(InitialiserKind, MatrixView<double>, int, double, Random&);
template void scaleToSpectralRadius(MatrixView<float>, int, double);
template void scaleToSpectralRadius(MatrixView<double>, int, double);
template void setForgetBias(MatrixView<float>, int, double);
template void setForgetBias(MatrixView<double>, int, double);

void check(const Initialisation& initialisation) {
  realNumber("spectralRadius", initialisation.spectralRadius, 0, 10);
  realNumber("forgetBias", initialisation.forgetBias, -10, 10);
}

}  // namespace rnn
