import type { Vocabulary } from './vocabulary.ts';

export const es: Vocabulary = {
  common: `a el la los las un una que es son no y o pero con para por mi mis su sus donde cuando como esta este esto
    hola gracias favor quiero puedo tengo ha he muy del al lo se me le yo usted pedido todavia estoy llego
    ustedes nunca de en paquete quien hace dias han si factura cancelar garantia cuenta tarjeta direccion
    horario envio gastos devolucion reembolso cuanto cuesta cual hay tarda ayuda cambiar sin sobre tambien mas
    ese esa eso nuestro nuestra hacer puede pueden desde hasta porque tiene tienen has`,
  feelings: [
    [-3.5, 'furioso furiosa furiosos indignad* indignante* cabread* asqueroso* rabia'],
    [
      -3,
      `inaceptable* intolerable* vergonzos* verguenza mierda odio escandal* horrible* catastrof* pesimo pesima
      indignacion`,
    ],
    [
      -2.5,
      `enojad* enfadad* harto harta hartos estafa* estafadores ladrones terrible* fatal peor ridicul* inutil*
      nunca_mas desastre basura`,
    ],
    [
      -2,
      `decepcion* frustr* molest* insatisfech* descontent* malo mala mal mentira* incompetent* groser*
      lamentable* disgustad*`,
    ],
    [-1.2, 'tercera_vez segunda_vez otra_vez_lo queja* reclamo reclamacion sin_respuesta nadie_responde triste'],
    [-0.9, 'roto rota danad* defectuos* falta perdido perdida robado equivocad* incorrect*'],
    [-0.6, 'retras* demora* problema* error* lamentablemente lento tarde esperando'],
    [3, 'excelente* perfect* maravillos* fantastic* encanta encantad* increible* genial* estupend*'],
    [2, 'feliz content* satisfech* contento super'],
    [1.5, 'gracias bueno buena bien amable* util'],
    [0.7, 'rapid* mejor facil*'],
    [0, 'buenos_dias buenas_tardes buenas_noches por_favor mas_bien esta_bien_el si_bien de_nada no_hay_problema'],
  ],
  expected: `llegado llego llega recibido recibi funciona funcionan entregado respondido responden responde
    resuelto ayuda devuelto sirve contestan`,
  negators: 'no nunca jamas sin nadie nada ni tampoco ningun ninguna',
  weakNegators: 'nadie nada nunca jamas',
  intensifiers: 'muy tan demasiado realmente totalmente absolutamente completamente super sumamente bastante',
  diminishers: 'poco algo ligeramente',
  person: {
    nouns: `humano humana persona agente asesor asesora representante gerente supervisor operador operadora
      encargado empleado`,
    vague: 'alguien atencion_al_cliente servicio_al_cliente equipo',
    talk: `hablar hablo atienda atender
      comunicarme contactar transferir transfieran transfierame paseme pasarme conectar
      comuniqueme chatear paseme pongame`,
    want: 'quiero necesito quisiera deseo exijo prefiero gustaria deme dame',
    fillers: `con a al un una el la de del su me real verdadero verdadera por favor ya ahora directamente yo mismo
      poder puedo que en lo`,
    bots: 'bot bots robot robots maquina maquinas chatbot ia computadora ordenador',
    compounds: '',
    phrases: 'no_bots nada_de_bots llamenme llameme humano_por_favor agente_por_favor',
  },
  topics: {
    safety: `herid* lesion* lastim* incendi* fuego exploto explot* descarga_electrica alergic* alergia envenen*
      asfixi* suicid* matarme hospital peligros* peligro quemad*`,
    discrimination: 'discrimin* racis* sexis* machist* homofob* acos* antisemit*',
    fraud: `fraud* estaf* phishing robo_de_identidad suplant* hackear* hackead* no_autoriz* falsific*
      cargo_no_reconocido tarjeta_robada`,
    privacy: 'rgpd lopd datos_personales mis_datos proteccion_de_datos privacidad filtracion_de_datos',
    legal: 'abogad* demandar* demandare denunci* juicio tribunal legal legales juzgado policia',
  },
};
