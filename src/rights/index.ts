export { requestsDue } from './pages/requests-page.tsx';
export { forgetAgain, readRegisterOf, zRegister } from './retention/forget-again-store.ts';
export { rightsRoom } from './room.ts';
